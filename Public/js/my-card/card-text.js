// The text of the QR code: the signed card with the code of the minute, as CBOR in base45 (RFC 8949, RFC 9285).

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const PREFIX = "CD1:";

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function encode(bytes) {
    let text = "";
    for (let place = 0; place < bytes.length; place += 2) {
        const isPair = place + 1 < bytes.length;
        const value = isPair ? bytes[place] * 256 + bytes[place + 1] : bytes[place];
        text += SIGNS[value % 45] + SIGNS[Math.floor(value / 45) % 45] + (isPair ? SIGNS[Math.floor(value / 2025)] : "");
    }
    return text;
}

function decode(text) {
    const bytes = [];
    for (let place = 0; place < text.length; place += 3) {
        const [a, b, c] = [0, 1, 2].map((next) => SIGNS.indexOf(text[place + next]));
        if (place + 2 < text.length) {
            const value = a + b * 45 + c * 2025;
            bytes.push(value >> 8, value & 255);
        } else bytes.push(a + b * 45);
    }
    return bytes;
}

function number(value) {
    if (value < 24) return [value];
    return value < 256 ? [0x18, value] : [0x19, value >> 8, value & 255];
}

/** What the telephone shows in a minute: `[card, step, value]`. */
export function presented(card, step, value) {
    const bytes = decode(card.slice(PREFIX.length));
    return PREFIX + encode([0x83, ...bytes, ...number(step), 0x40 + value.length, ...value]);
}
