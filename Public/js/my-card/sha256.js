// SHA-256 (FIPS 180-4) of short messages, at once and not by a promise: a chain of 20.160 steps would wait for each.

const square = (n) => Math.floor(Math.sqrt(n));
const primes = [];
for (let n = 2; primes.length < 64; n++) if (!primes.some((p) => p <= square(n) && n % p === 0)) primes.push(n);
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const begin = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
const rounds = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const words = new Int32Array(64);

function mix(state) {
    for (let t = 16; t < 64; t++) {
        const [x, y] = [words[t - 15], words[t - 2]];
        const low = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
        const high = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
        words[t] = words[t - 16] + low + words[t - 7] + high | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t++) {
        const one = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
        const first = h + one + (e & f ^ ~e & g) + rounds[t] + words[t] | 0;
        const two = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
        const second = two + (a & b ^ a & c ^ b & c) | 0;
        h = g; g = f; f = e; e = d + first | 0; d = c; c = b; b = a; a = first + second | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, place) => { state[place] = state[place] + value | 0; });
}

/** The 32 bytes of the hash. */
export function sha256(message) {
    const blocks = (message.length + 9 + 63) >> 6;
    const padded = new Uint8Array(blocks * 64);
    padded.set(message);
    padded[message.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
    view.setUint32(padded.length - 4, message.length << 3);
    const state = Int32Array.from(begin);
    for (let block = 0; block < blocks; block++) {
        for (let t = 0; t < 16; t++) words[t] = view.getInt32(block * 64 + t * 4);
        mix(state);
    }
    const digest = new DataView(new ArrayBuffer(32));
    state.forEach((value, place) => digest.setInt32(place * 4, value));
    return new Uint8Array(digest.buffer);
}
