// The key of this browser: made here, never let out, and what is made with it and beside it.

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export function makeKey() {
    return crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
}

/// x and y in hexadecimal digits.
export async function publicPoint(pair) {
    return hex(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)).slice(1));
}

export async function sign(pair, text) {
    const way = { name: "ECDSA", hash: "SHA-256" };
    return hex(new Uint8Array(await crypto.subtle.sign(way, pair.privateKey, text)));
}

export async function digest(text) {
    return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", text)));
}

/// What this counter keeps of a card: nothing that another point's counter could recognise.
export async function pseudonym(pointKey, id) {
    const way = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", bytes(pointKey), way, false, ["sign"]);
    return hex(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(id))));
}
