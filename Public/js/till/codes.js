// A worker that reads QR codes with wasm/codes.wasm (made of Sources/CodeReader). It says once that it is ready, and then
// answers each picture with the text in it or null. A picture is given as red, green, blue and alpha.

let [code, lens] = [];

async function begin() {
    const answer = await fetch("/assets/wasm/codes.wasm");
    if (!answer.ok) throw new Error("codes.wasm is missing");
    const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer());
    code = instance.exports;
    lens = code.lens_make();
}

/// Brightness as of BT.601, in whole numbers.
function text({ colours, width, height }) {
    const place = code.picture(lens, width, height);
    if (!place) return null;
    const [given, grey] = [new Uint8Array(colours), new Uint8Array(code.memory.buffer, place, width * height)];
    for (let pixel = 0, from = 0; pixel < grey.length; pixel += 1, from += 4) {
        grey[pixel] = (77 * given[from] + 150 * given[from + 1] + 29 * given[from + 2]) >> 8;
    }
    const count = code.read(lens);
    if (count < 0) return null;
    return new TextDecoder().decode(new Uint8Array(code.memory.buffer, code.text(lens), count).slice());
}

onmessage = ({ data }) => {
    try {
        postMessage({ text: text(data) });
    } catch (fault) {
        postMessage({ fault: String(fault) });
    }
};

begin().then(() => postMessage({ text: null }), (fault) => postMessage({ fault: String(fault) }));
