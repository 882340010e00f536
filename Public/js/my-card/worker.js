// Keeps the page of the member's card on the telephone, so that it opens without a network.
//
// What is kept is fetched anew, all of it or nothing, whenever the page opens with a network; the next opening shows
// it.

const CACHE = "my-card";
const FRAME = "/my-card/";
const PARTS = [
    "css/site.css", "fonts/inter-4.0-vietnamese.woff2", "icons/phucloi.svg", "js/card.js",
    "js/my-card/card.webmanifest", "js/my-card/kept.js", "js/my-card/my-card.css", "js/my-card/my-card.js", "js/my-card/places.js",
    "js/my-card/qr.js", "js/my-card/server.js", "js/my-card/signing.js", "wasm/card.wasm",
];

async function renew() {
    const cache = await caches.open(CACHE);
    const paths = [FRAME, ...PARTS.map((part) => `/assets/${part}`)];
    await cache.addAll(paths.map((path) => new Request(path, { cache: "no-cache" })));
}

async function kept(request) {
    return await (await caches.open(CACHE)).match(request, { ignoreSearch: true, ignoreVary: true }) ?? fetch(request);
}

/** A choice of language or colours is in the query: it is asked of the server, and kept from then on. */
async function chosen(request) {
    try {
        const answer = await fetch(request);
        await renew();
        return answer;
    } catch {
        return kept(request);
    }
}

addEventListener("install", (event) => event.waitUntil(renew().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== location.origin) return;
    if (request.mode === "navigate" && url.pathname === FRAME) {
        event.respondWith(url.search ? chosen(request) : kept(request));
        if (!url.search) event.waitUntil(renew().catch(() => {}));
    } else if (PARTS.includes(url.pathname.slice("/assets/".length))) event.respondWith(kept(request));
});
