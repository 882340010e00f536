// The counter: judges a card, writes the sale down, then says so; sends what was written down when there is a network.

import { CardDesk } from "../card.js";
import * as device from "./device.js";
import { believeKept, renew } from "./lists.js";
import { amounts, grouped } from "./price.js";
import { Queue } from "./queue.js";
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
let [store, desk, queue, own, pack] = [];
// How far the server's clock is ahead of this machine's.
let ahead = 0;
let [isBusy, isWanted] = [false, false];

const now = () => Date.now() + ahead;
const seconds = () => Math.floor(now() / 1000);

// MARK: Selling

function chosen() {
    return pack.counter.products.find((product) => product.code === $("#product").value);
}

function showAmount() {
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
    const isBlind = product.is_limited && !navigator.onLine;
    if (isBlind && product.offline !== "record") return say("red", word("no_limit"));
    let number;
    try {
        number = await queue.add(JSON.stringify(sale(text, product, price)));
        await remember(verdict);
    } catch {
        return say("red", word("failed"));
    }
    const amount = grouped(price.paid);
    if (isAmber) say("amber", word("stale_lists", { amount }));
    else if (product.is_limited) say("amber", word("recorded", { amount }));
    else say("green", word("sold", { amount }));
    $("#card").value = "";
    $("#quantity").value = "1";
    showAmount();
    $("#card").focus();
    await showQueue();
    await contact();
    await tellAnswer(number, amount);
}

async function judged(text, product) {
    const least = Math.max(product.least_assurance, 1);
    const first = await desk.verify(text, { now: seconds(), least });
    const seen = first.id && await store.read(await device.pseudonym(pack.counter.point_key, first.id), "seen");
    return seen ? desk.verify(text, { now: seconds(), least, accepted: seen }) : first;
}

function sale(card, product, price) {
    return {
        id: crypto.randomUUID(), sold_at: new Date(now()).toISOString().replace(/\.\d+Z$/, "Z"),
        point_code: pack.counter.point.code, card, product_code: product.code,
        quantity: Number($("#quantity").value), list_amount: price.list, paid_amount: price.paid, device: own.code,
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
    else if (receipt) say("red", word("refused", { reason: receipt.message }));
}

// MARK: The queue

async function showQueue() {
    const [items, receipts] = [await store.everything(), await store.receipts()];
    const held = items.filter((item) => item.held);
    const refused = receipts.filter((item) => item.status !== "created" && !item.looked);
    $("[data-waiting]").textContent = items.length - held.length;
    $("[data-settled]").textContent = receipts.length;
    $("[data-people-title]").hidden = held.length + refused.length === 0;
    $("[data-people]").replaceChildren(...[...held.map((item) => ({ ...item, ...item.held })), ...refused].map(line));
}

function line(item) {
    const entry = document.createElement("li");
    const { sold_at: soldAt, product_code: product, paid_amount: paid } = JSON.parse(item.body);
    const time = new Date(soldAt).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    entry.textContent = `#${item.number} · ${time} · ${product} · ${grouped(paid)}\u00a0đ: ${item.message} `;
    if (!item.receipt) return entry;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = word("done");
    button.addEventListener("click", async () => {
        await store.look(item.number);
        await showQueue();
    });
    entry.append(button);
    return entry;
}

/// One tab of this browser sends at a time; the others let it.
function flush() {
    return navigator.locks.request("till-queue", async () => queue.flush(own.number, pack.most_items));
}

async function exportQueue() {
    const items = await queue.signed(own.number, await store.everything());
    const file = new Blob([JSON.stringify({ device: own.number, items })], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${own.code}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
}

/// Sends the queue of another machine; that one is told the same answers when it is back.
async function importQueue(file) {
    let [count, open] = [0, 0];
    try {
        const { device: number, items } = JSON.parse(await file.text());
        for (let place = 0; place < items.length; place += pack.most_items) {
            const batch = items.slice(place, place + pack.most_items);
            const answer = await server.deliver({ device: number, items: batch });
            if (answer.status !== 200) return trouble(answer.body?.detail ?? word("failed"));
            count += batch.length;
            open += answer.body.results.filter((result) => !result.receipt).length;
        }
    } catch {
        return trouble(word("malformed"));
    }
    say("green", word("imported", { count, open }));
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
        show();
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

function show() {
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
        store, send: server.deliver, digest: device.digest,
        sign: async (text) => device.sign(await store.read("key"), text),
        content: async (receipt) => {
            try {
                return new TextDecoder().decode(await desk.receipt(device.bytes(receipt), seconds()));
            } catch {
                return null;
            }
        },
    });
    [own, pack, ahead] = [await store.read("device"), await store.read("pack"), await store.read("ahead") ?? 0];
    await believeKept(desk, store, seconds());
    await showQueue();
    show();
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
