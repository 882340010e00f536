// The second card of the telephone: with a key that the browser made and never lets out. It answers a number that a shop
// reads out, and it renews both cards when nobody is signed in.

import * as kept from "./kept.js";
import * as server from "./server.js";

const NAME = "signing";
const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const read = () => kept.read(NAME);

/** Draws such a card; false when the server gave none. Needs a session. */
export async function draw() {
    const key = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
    const whole = new Uint8Array(await crypto.subtle.exportKey("raw", key.publicKey));
    // Compressed: whether y is odd, and x.
    const answer = await server.drawSigning(hex([2 + (whole[64] & 1), ...whole.slice(1, 33)]));
    if (answer.status !== 201) return false;
    await keep(answer.body, key.privateKey);
    return true;
}

async function keep({ card, id, expires }, key) {
    await kept.write(NAME, { text: card, id, expires, key });
}

/** The text to show for the number of a shop. */
export async function answer(desk, digits) {
    const { text, key } = await read();
    return desk.showSigned(text, new TextEncoder().encode(digits), key);
}

/** Asks for both cards anew by the key alone; what the server says of the one with codes. */
export async function renew(desk, wish) {
    const { text, key } = await read();
    const asked = JSON.stringify(wish);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(asked)));
    const answer = await server.renew(await desk.showSigned(text, digest, key), asked);
    if (answer.status !== 201) return answer;
    await keep(answer.body.signing, key);
    return { status: answer.status, body: answer.body.codes };
}
