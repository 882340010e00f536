// The camera of the counter. What it sees is read by the browser's own reader of QR codes where there is one that works,
// else by ours (frames.js). Hand scanners type and press Enter like a person.

import { Frames } from "./frames.js";

const LONGEST = 60000;
const EVERY = 100;
// Between two pictures that take longer than that, so that buttons still answer.
const BREATH = 30;

/// A camera that is on: the element shows what it sees, the track is ended with it.
class Camera {
    constructor(stream, video) {
        [this.stream, this.video] = [stream, video];
        [this.track] = stream.getVideoTracks();
        this.isOn = true;
    }

    static async open(video) {
        const wish = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
        const camera = new Camera(await navigator.mediaDevices.getUserMedia({ video: wish }), video);
        video.srcObject = camera.stream;
        await video.play();
        return camera;
    }

    get hasTorch() {
        return Boolean(this.track.getCapabilities?.().torch);
    }

    light(isLit) {
        return this.track.applyConstraints({ advanced: [{ torch: isLit }] });
    }

    close() {
        this.isOn = false;
        for (const track of this.stream.getTracks()) track.stop();
        this.video.srcObject = null;
    }
}

/// Which sentence says what went wrong when the camera was asked for.
function trouble(fault) {
    if (["NotAllowedError", "SecurityError"].includes(fault.name)) return "refused";
    return ["NotFoundError", "OverconstrainedError"].includes(fault.name) ? "missing" : "failed";
}

/// Makes the button work, or shows the sentence that says what to do without; `found` is given the text.
export function offerCamera(part, found) {
    const piece = (name) => part.querySelector(`[data-camera-${name}]`);
    const [open, video, says, torch] = ["open", "video", "says", "torch"].map(piece);
    let [camera, frames, isOpening] = [null, null, false];

    function say(name) {
        says.textContent = name ? says.dataset[name] : "";
        says.hidden = !name;
    }

    function close() {
        camera?.close();
        camera = null;
        piece("view").hidden = true;
        open.hidden = false;
    }

    async function start() {
        if (isOpening || camera) return;
        isOpening = true;
        say(null);
        try {
            frames ??= await Frames.load();
            piece("view").hidden = false;
            open.hidden = true;
            camera = await Camera.open(video);
        } catch (fault) {
            close();
            return say(trouble(fault));
        } finally {
            isOpening = false;
        }
        // A page that was hidden while the person was asked has no use for it.
        if (document.hidden) return close();
        torch.hidden = !camera.hasTorch;
        torch.setAttribute("aria-pressed", "false");
        piece("stop").focus();
        await look(camera);
    }

    async function look(own) {
        const end = Date.now() + LONGEST;
        while (own.isOn && Date.now() < end) {
            const begin = performance.now();
            const text = await frames.text(video).catch(() => null);
            if (!own.isOn) return;
            if (text) {
                close();
                return found(text);
            }
            await new Promise((resolve) => setTimeout(resolve, Math.max(BREATH, EVERY - (performance.now() - begin))));
        }
        if (!own.isOn) return;
        close();
        say("nothing");
    }

    async function turnTorch() {
        const isLit = torch.getAttribute("aria-pressed") !== "true";
        await camera?.light(isLit);
        torch.setAttribute("aria-pressed", String(isLit));
    }

    const works = Boolean(navigator.mediaDevices?.getUserMedia);
    open.hidden = !works;
    if (!works) return say("absent");
    open.addEventListener("click", start);
    piece("stop").addEventListener("click", () => {
        close();
        open.focus();
    });
    torch.addEventListener("click", () => turnTorch().catch(() => { torch.hidden = true; }));
    document.addEventListener("visibilitychange", () => document.hidden && close());
    addEventListener("pagehide", close);
}
