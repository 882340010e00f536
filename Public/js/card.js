// Member cards in a browser: reads and judges what was shown by the same code as the server (wasm/card.wasm, made of
// Sources/CardFormat); signatures are checked by the browser itself.
const RESULTS = [
    "", "valid", "expired", "not_yet_valid", "unknown_key", "bad_signature", "revoked", "stale_lists", "code_too_old",
    "code_replayed", "not_eligible_here", "malformed",
];
const CARD = 0, STATUS = 1, RECEIPT = 3;
const ID = 4, SIGNATURE = 64, POINT = 64;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/// Fails with a word: `malformed`, `unknown_key`, `bad_signature` or `older`.
export class CardFault extends Error {}

export class CardDesk {
    #code;
    #desk;
    #keys = new Map();
    // Two questions at once would mix what the code has read, so each waits for the one before.
    #turn = Promise.resolve();

    static async load(address) {
        const answer = await fetch(address);
        if (!answer.ok) throw new CardFault("missing");
        const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer());
        return new CardDesk(instance.exports);
    }

    constructor(code) {
        this.#code = code;
        this.#desk = code.desk_make();
    }

    #inTurn(work) {
        const mine = this.#turn.then(work);
        this.#turn = mine.catch(() => {});
        return mine;
    }

    #give(bytes) {
        const place = this.#code.input(this.#desk, bytes.length);
        new Uint8Array(this.#code.memory.buffer, place, bytes.length).set(bytes);
        return bytes.length;
    }

    #told(count) {
        return new Uint8Array(this.#code.memory.buffer, this.#code.output(this.#desk), count).slice();
    }

    async #key(point) {
        const name = hex(point);
        if (!this.#keys.has(name)) {
            const raw = new Uint8Array([4, ...point]);
            this.#keys.set(name, await crypto.subtle.importKey(
                "raw", raw, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]));
        }
        return this.#keys.get(name);
    }

    async #holds(point, signature, signed) {
        try {
            const way = { name: "ECDSA", hash: "SHA-256" };
            return await crypto.subtle.verify(way, await this.#key(point), signature, signed);
        } catch {
            // A point that is none.
            return false;
        }
    }

    /// Checks the signature of what was read last; `count` is what reading it returned.
    async #sealed(count, point) {
        if (count < 0) throw new CardFault("malformed");
        const told = this.#told(count);
        const key = typeof point === "function" ? point() : point;
        if (!key) throw new CardFault("unknown_key");
        const [signature, signed] = [told.slice(ID, ID + SIGNATURE), told.slice(ID + SIGNATURE)];
        if (!(await this.#holds(key, signature, signed))) throw new CardFault("bad_signature");
    }

    #signer(use, now) {
        return this.#code.signer(this.#desk, use, now) === POINT ? this.#told(POINT) : null;
    }

    /// Believes a trust list that the root has signed; its version.
    trust(bytes, root) {
        return this.#inTurn(async () => {
            const point = new Uint8Array([...unwrapped(root.x), ...unwrapped(root.y)]);
            await this.#sealed(this.#code.trust_read(this.#desk, this.#give(bytes)), point);
            const version = this.#code.trust_take(this.#desk);
            if (version < 0) throw new CardFault(version === -100 ? "older" : "malformed");
            return version;
        });
    }

    /// Believes a status list that a listed key has signed; its number.
    status(bytes, now) {
        return this.#inTurn(async () => {
            const read = this.#code.status_read(this.#desk, this.#give(bytes));
            await this.#sealed(read, () => this.#signer(STATUS, now));
            const count = this.#code.status_packed(this.#desk);
            if (count < 0) throw new CardFault("malformed");
            const stream = new Blob([this.#told(count)]).stream().pipeThrough(new DecompressionStream("deflate"));
            const unpacked = new Uint8Array(await new Response(stream).arrayBuffer());
            const number = this.#code.status_take(this.#desk, this.#give(unpacked));
            if (number < 0) throw new CardFault(number === -100 ? "older" : "malformed");
            return number;
        });
    }

    /// The content of a receipt that a listed key has signed.
    receipt(bytes, now) {
        return this.#inTurn(async () => {
            const count = this.#code.receipt_read(this.#desk, this.#give(bytes));
            await this.#sealed(count, () => this.#signer(RECEIPT, now));
            return this.#told(this.#code.receipt_content(this.#desk));
        });
    }

    /// Judges the text of a card at a moment in seconds.
    ///
    /// `accepted` is the step and value of the code of this card that was taken last, `challenge` what the telephone
    /// was given to sign, `least` the assurance that is asked for.
    verify(text, { now, accepted = null, challenge = null, least = 1 }) {
        return this.#inTurn(async () => {
            const count = this.#code.card_read(this.#desk, this.#give(new TextEncoder().encode(text)));
            if (count < 0) return { result: "malformed", assurance: 0 };
            const told = this.#told(count);
            const point = this.#signer(CARD, now);
            const signature = told.slice(ID, ID + SIGNATURE);
            const holds = point !== null && (await this.#holds(point, signature, told.slice(ID + SIGNATURE)));
            const answers = challenge === null ? -1 : await this.#answers(challenge);
            if (accepted) this.#give(accepted.value);
            const length = this.#code.card_judge(
                this.#desk, now, holds ? 1 : 0, answers, least, accepted ? accepted.step : -1);
            return judgement(this.#told(length));
        });
    }

    /// 1 when the telephone's signature over the challenge holds, 0 when not, -1 for a card without a key of its own.
    async #answers(challenge) {
        const count = this.#code.device_read(this.#desk, this.#give(challenge));
        if (count < 0) return -1;
        const told = this.#told(count);
        const signature = told.slice(33, 33 + SIGNATURE);
        return (await this.#holds(uncompressed(told.slice(0, 33)), signature, told.slice(33 + SIGNATURE))) ? 1 : 0;
    }

    /// Makes the chain of a telephone; its anchor.
    chain(seed, card, steps) {
        return this.#inTurn(async () => {
            const given = new Uint8Array(24);
            given.set(seed);
            given.set(card, 16);
            this.#give(given);
            return this.#told(this.#code.chain_make(this.#desk, steps));
        });
    }

    /// The text to show for a card in a step of that chain.
    show(card, step) {
        return this.#inTurn(async () => {
            const count = this.#code.chain_show(
                this.#desk, this.#give(new TextEncoder().encode(card)), step);
            if (count < 0) throw new CardFault("missing");
            return new TextDecoder().decode(this.#told(count));
        });
    }

    /// The text to show for a card whose telephone signs a challenge with its private key.
    showSigned(card, challenge, key) {
        return this.#inTurn(async () => {
            const text = new TextEncoder().encode(card);
            if (this.#code.card_read(this.#desk, this.#give(text)) < 0) throw new CardFault("malformed");
            const asked = this.#code.device_signed(this.#desk, this.#give(challenge));
            if (asked < 0) throw new CardFault("missing");
            const way = { name: "ECDSA", hash: "SHA-256" };
            const signature = new Uint8Array(await crypto.subtle.sign(way, key, this.#told(asked)));
            const count = this.#code.device_show(
                this.#desk, this.#give(new Uint8Array([...signature, ...text])));
            if (count < 0) throw new CardFault("missing");
            return new TextDecoder().decode(this.#told(count));
        });
    }
}

function judgement(told) {
    const view = new DataView(told.buffer);
    const step = view.getUint32(3);
    return {
        result: RESULTS[told[0]], reason: told[1], assurance: told[2],
        code: step > 0 ? { step, value: told.slice(31, 47) } : null,
        expires: Number(view.getBigInt64(7)), list: view.getUint32(15), place: view.getUint32(19),
        id: hex(told.slice(23, 31)),
    };
}

function unwrapped(text) {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/// The whole point of a compressed one on P-256 (SEC 1, 2.3.4): browsers import only whole ones.
function uncompressed(bytes) {
    const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
    const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
    const x = BigInt(`0x${hex(bytes.slice(1))}`);
    const square = (((x * x * x - 3n * x + b) % p) + p) % p;
    let [y, base, power] = [1n, square, (p + 1n) / 4n];
    for (; power > 0n; power >>= 1n) {
        if (power & 1n) y = (y * base) % p;
        base = (base * base) % p;
    }
    if ((y & 1n) !== BigInt(bytes[0] & 1)) y = p - y;
    const point = new Uint8Array(POINT);
    point.set(bytes.slice(1));
    const text = y.toString(16).padStart(64, "0");
    for (let place = 0; place < 32; place += 1) point[32 + place] = parseInt(text.slice(2 * place, 2 * place + 2), 16);
    return point;
}
