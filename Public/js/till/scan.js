// The camera, where the browser reads QR codes by itself; hand scanners type and press Enter like a person.

/// Shows the button where it works, else the sentence that says what to do; `found` is given the text.
export async function offerCamera({ button, video, missing }, found) {
    const formats = "BarcodeDetector" in window ? await BarcodeDetector.getSupportedFormats() : [];
    const works = formats.includes("qr_code") && Boolean(navigator.mediaDevices?.getUserMedia);
    button.hidden = !works;
    missing.hidden = works;
    if (works) button.addEventListener("click", () => look(video, found));
}

async function look(video, found) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    const end = Date.now() + 30000;
    while (Date.now() < end) {
        const [code] = await detector.detect(video);
        if (code) {
            found(code.rawValue);
            break;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const track of stream.getTracks()) track.stop();
    video.hidden = true;
}
