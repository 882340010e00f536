// The member's card on a telephone: shows the code of the minute, gets a card, renews it, stops it. The seed of the
// codes is drawn here and never leaves the telephone; after the first visit nothing here needs a network.

import { CardDesk } from "../card.js";
import * as kept from "./kept.js";
import { offerNearest, showPlaces } from "./places.js";
import { path, qr } from "./qr.js";
import * as server from "./server.js";
import * as signing from "./signing.js";

const MINUTE = 60000;
const DAY = 86400000;
const STEPS = 20160;
const load = () => CardDesk.load("/assets/wasm/card.wasm");
const desk = load();
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const $ = (selector) => document.querySelector(selector);
const word = (name, values = {}) => Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`[${key}]`, value), $(`[data-word="${name}"]`).textContent);
let card = null;
let places = null;
// How far the server's clock is ahead of the telephone's.
let ahead = 0;
let shownStep = 0;
// Until when the answer to a shop's number stands in the place of the code; 0 for not at all.
let answerEnds = 0;
let isBusy = false;

const now = () => Date.now() + ahead;
const isOver = () => now() >= card.expires * 1000;

function show(...parts) {
    for (const part of document.querySelectorAll("[data-part]")) {
        if (["offline", "trouble", "benefits"].includes(part.dataset.part)) continue;
        part.hidden = !parts.includes(part.dataset.part);
    }
}

function say(text) {
    $("[data-part=trouble]").textContent = text;
    $("[data-part=trouble]").hidden = !text;
}

// MARK: The code

async function drawCode() {
    const step = Math.max(Math.floor(now() / MINUTE) - card.startMinute, 1);
    if (step === shownStep) return;
    shownStep = step;
    paint(await (await desk).show(card.text, step));
    $("[data-code]").dataset.step = step;
}

function paint(text) {
    const rows = qr(text);
    const picture = $("[data-code]");
    const count = rows.length + 8;
    // As large as fits, each module the same whole number of dots.
    const room = Math.min(picture.parentElement.clientWidth, innerHeight * 0.62, 416) * devicePixelRatio;
    const side = Math.max(1, Math.floor(room / count)) * count / devicePixelRatio;
    picture.setAttribute("viewBox", `0 0 ${count} ${count}`);
    picture.setAttribute("width", side);
    picture.setAttribute("height", side);
    picture.querySelector("path").setAttribute("d", path(rows));
}

function tick() {
    if (!card || $("[data-part=card]").hidden) return;
    if (isOver()) return show("expired");
    if (answerEnds && now() >= answerEnds) endAnswer();
    if (!answerEnds) drawCode().catch(() => say(word("failed")));
    const end = answerEnds || (Math.floor(now() / MINUTE) + 1) * MINUTE;
    const left = Math.ceil((end - now()) / 1000);
    $("[data-bar]").value = left;
    $("[data-seconds]").textContent = word("seconds", { count: left });
}

async function showCard() {
    if (isOver()) return show("expired");
    await (await desk).chain(card.seed, card.id, STEPS);
    $("[data-holder]").textContent = card.name;
    $("[data-unit]").textContent = card.unit;
    const last = new Date(card.expires * 1000 - 1).toLocaleDateString(document.documentElement.lang);
    $("[data-lasts]").textContent = word("lasts", { day: last });
    show("card", "stop");
    $("[data-answer]").hidden = !(await signing.read());
    shownStep = 0;
    tick();
    stayAwake();
}

async function stayAwake() {
    try {
        if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen");
    } catch {
        // A telephone that saves power may say no; the card is shown all the same.
    }
}

// MARK: The number of a shop

async function answerShop() {
    const digits = $("#shop-number").value.replaceAll(/\D/g, "");
    if (digits.length !== 8) return say(word("eight_digits"));
    say("");
    paint(await signing.answer(await desk, digits));
    answerEnds = now() + MINUTE;
    $("[data-answering]").textContent = word("answering", { number: `${digits.slice(0, 4)} ${digits.slice(4)}` });
    $("[data-answering]").hidden = false;
    $("[data-answer]").open = false;
    tick();
}

function endAnswer() {
    [answerEnds, shownStep] = [0, 0];
    $("#shop-number").value = "";
    $("[data-answering]").hidden = true;
}

// MARK: Getting, renewing and stopping

/** Makes a chain of codes and asks for a card with it; `ask` is given the wish and gives what the server says. */
async function makeCard(told, ask) {
    if (!card) show("making");
    const [id, seed] = [8, 16].map((count) => crypto.getRandomValues(new Uint8Array(count)));
    // On a desk of its own, since the old card is shown until the new one is there.
    const anchor = await (await load()).chain(seed, id, STEPS);
    const startMinute = Math.floor(now() / MINUTE);
    const answer = await ask({ id: hex(id), anchor: hex(anchor), start_minute: startMinute });
    if (answer.status !== 201) {
        if (!card) show(answer.status === 0 ? "first" : "");
        if (answer.status !== 0) say(answer.body?.detail ?? word("failed"));
        return;
    }
    const { body } = answer;
    const made = {
        id, seed, startMinute, text: body.card, expires: body.expires,
        renewAt: now() + body.renewed_after_days * DAY, memberNo: told.member_no, name: told.name ?? told.member_no,
        unit: told.unit ?? "",
    };
    await kept.write("card", made);
    await kept.forget("stopped");
    card = made;
    if (!(await signing.read())) await signing.draw();
    navigator.storage?.persist?.();
    await showCard();
}

async function lose(part) {
    card = null;
    await kept.forgetAll();
    await kept.write("stopped", true);
    places = null;
    $("[data-part=benefits]").hidden = true;
    show(part);
}

async function stopCard(all) {
    const other = await signing.read();
    const answer = await server.stop(all ? undefined : hex(card.id));
    // The card with the key first of all must not renew anything.
    if (answer.status === 200 && !all && other) await server.stop(other.id);
    if (answer.status === 0) return say(word("stop_offline"));
    if (answer.status === 401) return show("sign-in", "card", "stop");
    if (answer.status !== 200) return say(answer.body?.detail ?? word("failed"));
    say("");
    await lose("stopped");
    $("[data-draw]").focus();
}

/** Asks the server for whom the telephone is, whether the card stands, and what is new. */
async function contact(wants = false) {
    if (isBusy) return;
    isBusy = true;
    try {
        await meet(wants);
    } finally {
        isBusy = false;
    }
}

async function meet(wants) {
    const asked = Date.now();
    const told = await server.whose(card && hex(card.id));
    $("[data-part=offline]").hidden = told.status !== 0;
    if (told.status !== 200) {
        if (!card) show({ 0: "first", 401: "sign-in" }[told.status] ?? "other");
        else if (told.status === 401 && now() >= card.renewAt) await renewUnsigned();
        return;
    }
    ahead = told.body.now * 1000 + 500 - (asked + Date.now()) / 2;
    if (Math.abs(ahead) < 2000) ahead = 0;
    await kept.write("ahead", ahead);
    tick();
    if (!told.body.may_draw) return card ? undefined : show("other");
    if (card && card.memberNo !== told.body.member_no) card = null;
    if (card && ["revoked", "unknown"].includes(told.body.state)) return lose("stopped");
    if (!card && !wants && await kept.read("stopped")) return show("stopped");
    if (!card || now() >= card.renewAt || isOver()) await makeCard(told.body, server.draw);
    await fetchPlaces();
}

/** Nobody is signed in any more: the telephone's key asks, and where it may not, the member signs in. */
async function renewUnsigned() {
    const whose = { member_no: card.memberNo, name: card.name, unit: card.unit };
    const before = card;
    if (await signing.read()) await makeCard(whose, async (wish) => signing.renew(await load(), wish));
    if (card === before) show(isOver() ? "expired" : "card", "stop", "sign-in");
}

async function fetchPlaces() {
    const answer = await server.benefits();
    if (answer.status !== 200) return;
    places = { ...answer.body, fetchedAt: now() };
    await kept.write("places", places);
    readPlaces();
}

function readPlaces() {
    if (!places) return;
    $("[data-part=benefits]").hidden = false;
    showPlaces(places, word);
}

// MARK: Beginning

async function begin() {
    navigator.serviceWorker?.register("/assets/js/my-card/worker.js", { scope: "/my-card/" });
    [card, places, ahead] = [await kept.read("card") ?? null, await kept.read("places"), await kept.read("ahead") ?? 0];
    if (card) await showCard();
    readPlaces();
    await contact();
}

setInterval(tick, 500);
addEventListener("resize", () => {
    if (answerEnds) return;
    shownStep = 0;
    tick();
});
addEventListener("online", () => contact());
addEventListener("offline", () => { $("[data-part=offline]").hidden = false; });
document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    tick();
    stayAwake();
    contact();
});
$("[data-stop=one]").addEventListener("click", () => stopCard(false));
$("[data-stop=all]").addEventListener("click", () => stopCard(true));
$("[data-draw]").addEventListener("click", () => contact(true));
$("[data-answer] form").addEventListener("submit", (event) => {
    event.preventDefault();
    answerShop().catch(() => say(word("failed")));
});
offerNearest(readPlaces, () => say(word("no_place")));
begin();
