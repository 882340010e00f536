"""Pictures small enough to be kept: at most 128 colours and a byte a point, which suits pages of flat colours."""

import base64
import pathlib
import struct
import zlib

from playwright.sync_api import Browser

# Colours that are seldom are drawn in the nearest of the frequent ones.
PAINT = """async picture => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const paint = canvas.getContext("2d");
    paint.drawImage(image, 0, 0);
    const data = paint.getImageData(0, 0, image.width, image.height).data;
    const points = new Uint32Array(data.length / 4), counts = new Map();
    for (let i = 0; i < points.length; i++) {
        points[i] = data[4 * i] << 16 | data[4 * i + 1] << 8 | data[4 * i + 2];
        counts.set(points[i], (counts.get(points[i]) || 0) + 1);
    }
    const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 128).map(([colour]) => colour);
    const far = (a, b) => [16, 8, 0].reduce((sum, by) => sum + ((a >> by & 255) - (b >> by & 255)) ** 2, 0);
    const nearest = new Map([...counts.keys()].map(colour => [colour, palette.reduce(
        (best, other, index) => far(colour, other) < far(colour, palette[best]) ? index : best, 0)]));
    const indices = Uint8Array.from(points, colour => nearest.get(colour));
    let text = "";
    for (let i = 0; i < indices.length; i += 32768) {
        text += String.fromCharCode(...indices.subarray(i, i + 32768));
    }
    return { width: image.width, height: image.height, palette, indices: btoa(text) };
}"""


def keep_small(browser: Browser, png: bytes, path: pathlib.Path) -> None:
    """Writes a picture with a palette of its own; the same picture always becomes the same bytes."""
    page = browser.new_page()
    small = page.evaluate(PAINT, "data:image/png;base64," + base64.b64encode(png).decode())
    page.close()
    indices, width = base64.b64decode(small["indices"]), small["width"]
    lines = b"".join(b"\0" + indices[start:start + width] for start in range(0, len(indices), width))
    colours = b"".join(colour.to_bytes(3, "big") for colour in small["palette"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, small["height"], 8, 3, 0, 0, 0))
        + chunk(b"PLTE", colours) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
