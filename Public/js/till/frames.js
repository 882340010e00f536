// Finds the text of a QR code in the frames of a camera: with the browser's own reader where there is one that works,
// else with wasm/codes.wasm in a worker (codes.js), so that the page stays quick.

const MOST = 640;

export class Frames {
    #detector;
    #worker;
    #canvas = document.createElement("canvas");
    #count = 0;
    #turn = Promise.resolve();

    static async load() {
        const frames = new Frames();
        frames.#detector = await ownDetector();
        if (!frames.#detector) await frames.#startWorker();
        return frames;
    }

    /// Which of the two reads, for tests and for people who look for a fault.
    get reader() {
        return this.#detector ? "browser" : "codes";
    }

    /// The text of a code that the frame shows, or null.
    async text(video) {
        if (!video.videoWidth) return null;
        if (this.#detector) {
            try {
                return (await this.#detector.detect(video))[0]?.rawValue || null;
            } catch {
                // It is there and does not work: some systems lack what it needs.
                this.#detector = null;
                await this.#startWorker();
            }
        }
        return this.#ask(this.#picture(video));
    }

    async #startWorker() {
        this.#worker = new Worker("/assets/js/till/codes.js");
        await this.#answer();
    }

    #answer() {
        return new Promise((resolve, reject) => {
            this.#worker.onmessage = ({ data }) => (data.fault ? reject(new Error(data.fault)) : resolve(data.text));
            this.#worker.onerror = () => reject(new Error("The reader of codes did not start."));
        });
    }

    /// One picture at a time: an answer belongs to the question before it.
    #ask({ data, width, height }) {
        const asked = this.#turn.then(() => {
            const answer = this.#answer();
            this.#worker.postMessage({ colours: data.buffer, width, height }, [data.buffer]);
            return answer;
        });
        this.#turn = asked.catch(() => {});
        return asked;
    }

    /// By turns the whole frame made smaller, and its middle as it is: small codes are held into the middle.
    #picture(video) {
        const { videoWidth: wide, videoHeight: high } = video;
        this.#count += 1;
        const isWhole = this.#count % 2 === 1 || Math.max(wide, high) <= MOST;
        const scale = isWhole ? Math.min(1, MOST / Math.max(wide, high)) : 1;
        const [across, down] = isWhole ? [wide, high] : [Math.min(wide, MOST), Math.min(high, MOST)];
        const [width, height] = [Math.round(across * scale), Math.round(down * scale)];
        Object.assign(this.#canvas, { width, height });
        const brush = this.#canvas.getContext("2d", { willReadFrequently: true });
        brush.drawImage(video, (wide - across) / 2, (high - down) / 2, across, down, 0, 0, width, height);
        return brush.getImageData(0, 0, width, height);
    }
}

/// The browser's own reader; null where it is missing or reads no QR codes.
async function ownDetector() {
    if (!("BarcodeDetector" in window)) return null;
    try {
        const formats = await BarcodeDetector.getSupportedFormats();
        return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
    } catch {
        return null;
    }
}
