// Finds the text of a QR code in the frames of a camera: with the browser's own reader where there is one that works,
// else with ours (codes.js).

import { Codes } from "./codes.js";

const MOST = 640;

export class Frames {
    #detector;
    #codes;
    #canvas = document.createElement("canvas");
    #count = 0;

    static async load() {
        const frames = new Frames();
        frames.#detector = await ownDetector();
        if (!frames.#detector) frames.#codes = await Codes.load();
        return frames;
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
                this.#codes = await Codes.load();
            }
        }
        return this.#codes.text(this.#picture(video));
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
