// Keys for those who do not like the mouse, and small courtesies. Every page works without this file.

const typing = (target) => target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]");
const go = (selector) => document.querySelector(selector)?.click();
let before = "";

document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeMenus();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") location.assign("/help");
    else if (event.key === "/") search(event);
    else if (event.key === "n") go("a[rel=next]");
    else if (event.key === "p") go("a[rel=prev]");
    else if (event.key === "h" && before === "g") location.assign("/");
    before = event.key;
});

// A menu closes when something else is chosen; the word that opened it has the focus again after Escape.
document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

function openMenus() {
    return document.querySelectorAll("details.menu[open]");
}

function closeMenus() {
    for (const menu of openMenus()) {
        menu.open = false;
        if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    }
}

function search(event) {
    const field = document.querySelector("form[role=search] input:not([type=hidden]), main form[method=get] input:not([type=hidden])");
    if (!field) return;
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
    field.focus();
}

// What went wrong is read first, and its links lead to the fields.
document.querySelector("main .summary[tabindex]")?.focus();

// Pressing twice does not send twice: the second press within two seconds is left out.
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 2000) event.preventDefault();
    else form.dataset.sent = String(Date.now());
});
