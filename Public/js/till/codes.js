// Reads QR codes in pictures with wasm/codes.wasm (made of Sources/CodeReader).
//
// On the page and not in a worker: a worker's own files come from outside the scope of the counter's service worker, so
// that without a network there would be none.

export class Codes {
    #code;
    #lens;

    static async load() {
        const answer = await fetch("/assets/wasm/codes.wasm");
        if (!answer.ok) throw new Error("codes.wasm is missing");
        const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer());
        return new Codes(instance.exports);
    }

    constructor(code) {
        this.#code = code;
        this.#lens = code.lens_make();
    }

    /// The text of a code in a picture of red, green, blue and alpha, or null.
    text({ data, width, height }) {
        const place = this.#code.picture(this.#lens, width, height);
        if (!place) return null;
        const grey = new Uint8Array(this.#code.memory.buffer, place, width * height);
        // Brightness as of BT.601, in whole numbers.
        for (let pixel = 0, from = 0; pixel < grey.length; pixel += 1, from += 4) {
            grey[pixel] = (77 * data[from] + 150 * data[from + 1] + 29 * data[from + 2]) >> 8;
        }
        const count = this.#code.read(this.#lens);
        if (count < 0) return null;
        const bytes = new Uint8Array(this.#code.memory.buffer, this.#code.text(this.#lens), count).slice();
        return new TextDecoder().decode(bytes);
    }
}
