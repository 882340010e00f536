// The rotating code of a card (T/Key): each value is the hash of the one after it, and the card carries the one before
// all. The last value, the seed, is drawn here and never leaves the telephone.

import { sha256 } from "./sha256.js";

export const STEPS = 20160;
const WIDTH = 16;
// A value is kept for every so many steps, so that a code costs at most that many hashes.
const EVERY = 144;

/** The value of step - 1 from that of step. */
export function before(value, step, id) {
    const message = new Uint8Array(3 + 8 + 4 + WIDTH);
    message.set([0x63, 0x64, 0x31]);
    message.set(id, 3);
    new DataView(message.buffer).setUint32(11, step);
    message.set(value, 15);
    return sha256(message).slice(0, WIDTH);
}

/** Draws a chain: the anchor for the card, and the values that the telephone keeps, the seed the last of them. */
export function draw(seed, id, steps = STEPS) {
    const kept = new Map([[steps, seed]]);
    let value = seed;
    for (let step = steps; step > 0; step--) {
        value = before(value, step, id);
        if ((step - 1) % EVERY === 0) kept.set(step - 1, value);
    }
    return { anchor: value, kept };
}

/** The value of a step, from the next one that is kept; null beyond the chain. */
export function valueAt(kept, step, id, steps = STEPS) {
    if (step < 1 || step > steps) return null;
    let from = Math.min(steps, Math.ceil(step / EVERY) * EVERY);
    let value = kept.get(from);
    while (from > step) value = before(value, from--, id);
    return value;
}
