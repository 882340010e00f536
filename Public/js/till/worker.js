// Keeps the counter in the browser, so that it opens without a network.
//
// What is kept is fetched anew, all of it or nothing, whenever the page opens with a network; the next opening
// shows it.

const CACHE = "till";
const FRAME = "/till/";
const PARTS = [
    "css/site.css", "fonts/inter-4.0-vietnamese.woff2", "icons/phucloi.svg", "js/card.js", "js/till/codes.js",
    "js/till/device.js", "js/till/files.js", "js/till/frames.js", "js/till/leases.js", "js/till/lists.js",
    "js/till/people.js", "js/till/price.js", "js/till/queue.js", "js/till/room.js", "js/till/scan.js",
    "js/till/server.js", "js/till/store.js", "js/till/till.css", "js/till/till.js", "js/till/till.webmanifest",
    "wasm/card.wasm", "wasm/codes.wasm",
];

async function renew() {
    const cache = await caches.open(CACHE);
    const paths = [FRAME, ...PARTS.map((part) => `/assets/${part}`)];
    await cache.addAll(paths.map((path) => new Request(path, { cache: "no-cache" })));
}

async function kept(request) {
    return await (await caches.open(CACHE)).match(request, { ignoreSearch: true, ignoreVary: true }) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(renew().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== location.origin) return;
    if (request.mode === "navigate" && url.pathname === FRAME && !url.search) {
        event.respondWith(kept(request));
        event.waitUntil(renew().catch(() => {}));
    } else if (PARTS.includes(url.pathname.slice("/assets/".length))) event.respondWith(kept(request));
});
