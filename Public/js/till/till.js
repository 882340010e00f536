// The counter: judges a card, writes the sale down, then says so; sends what was written down when there is a network.

import { CardDesk } from "../card.js";
import * as device from "./device.js";
import { saveFile, sendFile } from "./files.js";
import { Leases, orderText } from "./leases.js";
import { believeKept, renew } from "./lists.js";
import { showPeople } from "./people.js";
import { amounts, grouped } from "./price.js";
import { Queue } from "./queue.js";
import { Room } from "./room.js";
import { offerCamera } from "./scan.js";
import * as server from "./server.js";
import { Store } from "./store.js";

const MOST_DAYS = 7;
const DAY = 86400000;
const EVERY = 30000;
const $ = (selector) => document.querySelector(selector);
const part = (name) => $(`[data-part="${name}"]`);
const word = (name, values = {}) => Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`[${key}]`, value), $(`[data-word="${name}"]`).textContent);
let [store, desk, queue, own, pack, leases, room] = [];
// How far the server's clock is ahead of this machine's.
let ahead = 0;
let [isBusy, isWanted] = [false, false];

const now = () => Date.now() + ahead;
const seconds = () => Math.floor(now() / 1000);

// MARK: Selling

function chosen() {
    return pack.counter.products.find((product) => product.code === $("#product").value);
}

/** What the telephone of a member is given to sign, for goods that ask for that. */
let challenge = "";

function showChallenge(isNew = false) {
    const isAsked = chosen()?.least_assurance >= 3;
    if (!isAsked || isNew) challenge = "";
    if (isAsked && !challenge) {
        challenge = String(crypto.getRandomValues(new Uint32Array(1))[0] % 1e8).padStart(8, "0");
    }
    part("challenge").hidden = !isAsked;
    $("[data-challenge]").textContent = `${challenge.slice(0, 4)} ${challenge.slice(4)}`;
}

function showAmount() {
    showChallenge();
    const told = chosen() && amounts(chosen(), $("#quantity").value);
    $("[data-amount]").textContent = told ? `${grouped(told.paid)}\u00a0đ` : "";
}

function say(look, text) {
    const verdict = $("[data-verdict]");
    verdict.className = `answer answer--${{ green: "good", amber: "wait", red: "off" }[look]}`;
    verdict.textContent = text;
    verdict.hidden = false;
}

/// Judges, writes down, then says so: never the other way round.
async function sell() {
    const [text, product, price] = [$("#card").value.trim(), chosen(), amounts(chosen(), $("#quantity").value)];
    if (!price) return;
    const verdict = await judged(text, product);
    const isAmber = verdict.result === "stale_lists";
    if (verdict.result !== "valid" && !isAmber) return say("red", word(verdict.result));
    const place = await roomFor(text, product, verdict);
    if (place.refusal) return say("red", place.refusal);
    const isOpen = isAmber || place.isMissing;
    let number;
    try {
        number = await queue.add(JSON.stringify(sale(text, product, price, place.leases, isOpen)), place.leases);
        await remember(verdict);
    } catch {
        return say("red", word("failed"));
    }
    const amount = grouped(price.paid);
    if (isAmber) say("amber", word("stale_lists", { amount }));
    else if (place.isMissing) say("amber", word("recorded", { amount }));
    else say("green", word("sold", { amount }));
    $("#card").value = "";
    $("#quantity").value = "1";
    showChallenge(true);
    showAmount();
    $("#card").focus();
    await showQueue();
    await contact();
    await tellAnswer(number, amount);
}

/// The leases for a sale; without room it is refused, or left open when the product says so.
async function roomFor(card, product, { id }) {
    const member = id && await device.pseudonym(pack.counter.point_key, id);
    const place = await leases.place(product, { card, member, isOnline: navigator.onLine });
    if (place.refused) return { ...place, refusal: word("refused", { reason: place.refused }) };
    return place.isMissing && product.offline !== "record" ? { ...place, refusal: word("no_limit") } : place;
}

/// Keeps a place in the limit for the member whose card is shown, for a sale without a network.
async function holdForMember() {
    const [text, product] = [$("#card").value.trim(), chosen()];
    if (!text || !product) return;
    const verdict = await judged(text, product);
    if (!["valid", "stale_lists"].includes(verdict.result)) return say("red", word(verdict.result));
    const place = await roomFor(text, product, verdict);
    const refusal = place.refusal ?? (place.isMissing && word("no_limit"));
    say(refusal ? "red" : "green", refusal || word("held_for_member"));
}

async function judged(text, product) {
    const least = Math.max(product.least_assurance, 1);
    const asked = challenge ? new TextEncoder().encode(challenge) : null;
    const first = await desk.verify(text, { now: seconds(), least, challenge: asked });
    const seen = first.id && await store.read(await device.pseudonym(pack.counter.point_key, first.id), "seen");
    return seen ? desk.verify(text, { now: seconds(), least, accepted: seen }) : first;
}

function sale(card, product, price, under, isOpen) {
    const asked = challenge && { challenge: device.hex(new TextEncoder().encode(challenge)) };
    return {
        ...(under.length > 0 && { leases: under }), ...(isOpen && { light: "amber" }),
        id: crypto.randomUUID(), sold_at: new Date(now()).toISOString().replace(/\.\d+Z$/, "Z"),
        point_code: pack.counter.point.code, card, product_code: product.code,
        quantity: Number($("#quantity").value), list_amount: price.list, paid_amount: price.paid, device: own.code,
        ...asked,
    };
}

/// An earlier code of the same card is refused from now on.
async function remember({ id, code }) {
    if (code) await store.write(await device.pseudonym(pack.counter.point_key, id), code, "seen");
}

/// What the server has said of the sale in the meantime.
async function tellAnswer(number, amount) {
    const receipt = await store.read(number, "receipts");
    if (receipt?.status === "created") say("green", word("sold", { amount }));
    else if (receipt?.status === "unsettled") say("amber", word("unsettled", { reason: receipt.message }));
    else if (receipt) say("red", word("refused", { reason: receipt.message }));
}

// MARK: The queue

async function showQueue() {
    const [items, receipts] = [await store.everything(), await store.receipts()];
    $("[data-waiting]").textContent = items.filter((item) => !item.held).length;
    $("[data-settled]").textContent = receipts.length;
    const done = (item) => (item.receipt ? store.look(item.number) : handOver([item])).then(showQueue);
    $("[data-people-title]").hidden = showPeople($("[data-people]"), items, receipts, word, done) === 0;
}

/// Gives items to a person at the server; they stay here until its receipt is stored.
async function handOver(items) {
    const status = await navigator.locks.request(
        "till-queue", () => queue.handOver(own.number, items, pack.most_items));
    trouble(status === 200 || status === 0 ? "" : word("failed"));
    part("offline").hidden = status !== 0;
}

/// One tab of this browser sends at a time; the others let it.
const flush = () => navigator.locks.request("till-queue", () => queue.flush(own.number, pack.most_items));

async function exportQueue() {
    const items = await queue.signed(own.number, await store.everything());
    saveFile(`${own.code}.json`, { device: own.number, items });
}

/// Sends the queue of another machine; that one is told the same answers when it is back.
async function importQueue(file) {
    const sent = await sendFile(file, pack.most_items);
    if (sent.isUnreadable) return trouble(word("malformed"));
    if (sent.answer) return trouble(sent.answer.body?.detail ?? word("failed"));
    say("green", word("imported", { count: sent.count, open: sent.open }));
}

// MARK: The server

function trouble(text) {
    part("trouble").textContent = text;
    part("trouble").hidden = !text;
}

/// Gets prices and lists, sends the queue; harmless whenever and however often it is called.
async function contact() {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    try {
        while (isWanted) {
            isWanted = false;
            await meet();
        }
    } finally {
        isBusy = false;
        await showQueue();
        await show();
    }
}

async function meet() {
    const asked = Date.now();
    const answer = await server.pack(own?.point);
    part("offline").hidden = answer.status !== 0;
    part("sign-in").hidden = answer.status !== 401;
    if (answer.status !== 200) return trouble([0, 401].includes(answer.status) ? "" : answer.body?.detail ?? "");
    trouble("");
    ahead = answer.body.now - (asked + Date.now()) / 2;
    if (Math.abs(ahead) < 2000) ahead = 0;
    pack = { ...answer.body, fetchedAt: Date.now() };
    delete pack.token;
    await store.write("ahead", ahead);
    await store.write("pack", pack);
    await renew(desk, store, pack, seconds());
    if (!own) return;
    const status = await flush();
    if (status === 401) part("sign-in").hidden = false;
    else if (![0, 200].includes(status)) trouble(word("failed"));
    // A stopped device delivers no more; what it has goes to a person.
    $("[data-hand-all]").hidden = status !== 422;
    if (status === 200 && pack.counter?.products.some((one) => one.is_limited)) {
        await leases.contact(await room.ready());
    }
}

async function askForRoom(order) {
    const body = JSON.stringify(order);
    const signature = await device.sign(await store.read("key"), orderText(own.number, body));
    return server.lease({ device: own.number, body, signature });
}

async function register() {
    const pair = await store.read("key") ?? await device.makeKey();
    await store.write("key", pair);
    const wish = { point: $("#point").value, name: "", key: await device.publicPoint(pair) };
    const answer = await server.register(wish);
    if (answer.status !== 201) return trouble(answer.body?.detail ?? word("failed"));
    own = { number: answer.body.device, code: answer.body.code, point: wish.point };
    await store.write("device", own);
    navigator.storage?.persist?.();
    await contact();
    $("#card").focus();
}

// MARK: Beginning

async function show() {
    const isReady = Boolean(own && pack?.counter);
    part("register").hidden = Boolean(own) || !pack;
    part("sell").hidden = !isReady;
    part("queue").hidden = !isReady;
    part("stale").hidden = !isReady || Date.now() - pack.fetchedAt < MOST_DAYS * DAY;
    if (pack && !own) fill($("#point"), pack.points.map(({ code, name }) => [code, `${code} · ${name}`]));
    if (!isReady) return;
    $("[data-point]").textContent = pack.counter.point.name;
    fill($("#product"), pack.counter.products.map(({ code, name }) => [code, `${code} · ${name}`]));
    showAmount();
    $("[data-hold]").hidden = !pack.counter.products.some((product) => product.has_limit);
    await room.show(pack.counter.products);
}

function fill(select, options) {
    const before = select.value;
    select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
    if (options.some(([value]) => value === before)) select.value = before;
}

async function begin() {
    navigator.serviceWorker?.register("/assets/js/till/worker.js", { scope: "/till/" });
    [store, desk] = [await Store.open(), await CardDesk.load("/assets/wasm/card.wasm")];
    queue = new Queue({
        store, send: server.deliver, hand: server.handOver, digest: device.digest,
        sign: async (text) => device.sign(await store.read("key"), text),
        content: async (receipt) => {
            try {
                return new TextDecoder().decode(await desk.receipt(device.bytes(receipt), seconds()));
            } catch {
                return null;
            }
        },
    });
    leases = new Leases({ store, send: askForRoom, now });
    room = new Room({ list: $("[data-room]"), leases, store, word, changed: contact });
    [own, pack, ahead] = [await store.read("device"), await store.read("pack"), await store.read("ahead") ?? 0];
    await believeKept(desk, store, seconds());
    await showQueue();
    await show();
    await contact();
    if (own) $("#card").focus();
}

function handled(event, work) {
    event.preventDefault();
    return work();
}

let selling = Promise.resolve();
part("sell").addEventListener("submit", (event) => handled(event, () => { selling = selling.then(sell); }));
part("register").addEventListener("submit", (event) => handled(event, register));
part("sell").addEventListener("input", showAmount);
$("[data-hold]").addEventListener("click", holdForMember);
$("[data-hand-all]").addEventListener("click", async () => {
    await handOver(await store.everything());
    await contact();
});
$("[data-export]").addEventListener("click", exportQueue);
$("#file").addEventListener("change", (event) => importQueue(event.target.files[0]));
offerCamera(part("sell"), (text) => {
    $("#card").value = text;
    part("sell").requestSubmit();
});
addEventListener("online", () => contact());
addEventListener("offline", () => { part("offline").hidden = false; });
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && contact());
setInterval(contact, EVERY);
begin();
