// The sales that a person at the counter must look at: refused, left to somebody, or rejected and still in the queue.

import { grouped } from "./price.js";

/// Shows them, each with a button that calls `done(item)`; how many there are.
export function showPeople(list, queue, receipts, word, done) {
    const held = queue.filter((item) => item.held).map((item) => ({ ...item, ...item.held }));
    const open = receipts.filter((item) => item.status !== "created" && !item.looked);
    const all = [...held, ...open];
    list.replaceChildren(...all.map((item) => line(item, word, done)));
    return all.length;
}

function line(item, word, done) {
    const entry = document.createElement("li");
    const { sold_at: soldAt, product_code: product, paid_amount: paid } = JSON.parse(item.body);
    const time = new Date(soldAt).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    entry.textContent = `#${item.number} · ${time} · ${product} · ${grouped(paid)}\u00a0đ: ${item.message} `;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = word(item.receipt ? "done" : "hand_over");
    button.addEventListener("click", () => done(item));
    entry.append(button);
    return entry;
}
