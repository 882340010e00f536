// A QR code (ISO/IEC 18004) of the letters of base45 at error correction M, up to version 11.

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
// Of each version from 1: bytes of error correction in a block, and the bytes of data in each of its blocks.
const VERSIONS = [
    [10, [16]], [16, [28]], [26, [44]], [18, [32, 32]], [24, [43, 43]], [16, [27, 27, 27, 27]], [18, [31, 31, 31, 31]],
    [22, [38, 38, 39, 39]], [22, [36, 36, 36, 37, 37]], [26, [43, 43, 43, 43, 44]], [30, [50, 51, 51, 51, 51]],
];
// Where the middles of the small squares stand.
const PLACES = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54]];

// Numbers of the field of 256 elements, by their logarithms.
const powers = new Uint8Array(510);
const logarithms = new Uint8Array(256);
for (let n = 0, value = 1; n < 255; n++) {
    powers[n] = powers[n + 255] = value;
    logarithms[value] = n;
    value = value & 128 ? (value << 1 ^ 0x11D) & 255 : value << 1;
}
const times = (a, b) => a && b ? powers[logarithms[a] + logarithms[b]] : 0;

function correction(data, count) {
    let divisor = [1];
    for (let n = 0; n < count; n++) {
        divisor = [...divisor, 0].map((value, place) => value ^ times(place ? divisor[place - 1] : 0, powers[n]));
    }
    const rest = [...data, ...new Array(count).fill(0)];
    for (let place = 0; place < data.length; place++) {
        const factor = rest[place];
        divisor.forEach((value, next) => { rest[place + next] ^= times(value, factor); });
    }
    return rest.slice(data.length);
}

function dataBytes(text, version, room) {
    const bits = [];
    const push = (value, count) => { for (let n = count - 1; n >= 0; n--) bits.push(value >> n & 1); };
    push(2, 4);
    push(text.length, version < 10 ? 9 : 11);
    for (let place = 0; place < text.length; place += 2) {
        const first = SIGNS.indexOf(text[place]);
        if (place + 1 < text.length) push(first * 45 + SIGNS.indexOf(text[place + 1]), 11);
        else push(first, 6);
    }
    push(0, Math.min(4, room * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    const bytes = [];
    for (let place = 0; place < bits.length; place += 8) bytes.push(parseInt(bits.slice(place, place + 8).join(""), 2));
    for (let pad = 0xEC; bytes.length < room; pad ^= 0xEC ^ 0x11) bytes.push(pad);
    return bytes;
}

const sum = (all) => all.reduce((a, b) => a + b, 0);
/** How many letters a version holds. */
const letters = (version) => Math.floor((sum(VERSIONS[version - 1][1]) * 8 - 4 - (version < 10 ? 9 : 11)) * 2 / 11);

function codewords(text, version) {
    const [count, blocks] = VERSIONS[version - 1];
    const bytes = dataBytes(text, version, sum(blocks));
    let place = 0;
    const data = blocks.map((length) => bytes.slice(place, place += length));
    const codes = data.map((block) => correction(block, count));
    const woven = (parts) => Array.from({ length: Math.max(...parts.map((part) => part.length)) },
        (_, n) => parts.map((part) => part[n]).filter((byte) => byte !== undefined)).flat();
    return [...woven(data), ...woven(codes)];
}

/** Bits with the rest of their division behind them, as format and version are told. */
function guarded(value, count, divisor) {
    let rest = value << count;
    const length = divisor.toString(2).length;
    while (rest.toString(2).length >= length) rest ^= divisor << rest.toString(2).length - length;
    return value << count | rest;
}

function frame(version) {
    const size = 17 + version * 4;
    const dark = Array.from({ length: size }, () => new Array(size).fill(null));
    const set = (row, column, isDark) => { if (dark[row]?.[column] !== undefined) dark[row][column] = isDark; };
    for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) {
        for (let y = -4; y <= 4; y++) for (let x = -4; x <= 4; x++) {
            const ring = Math.max(Math.abs(x), Math.abs(y));
            set(row + y, column + x, ring !== 2 && ring !== 4);
        }
    }
    const places = PLACES[version - 1];
    for (const row of places) for (const column of places) {
        if (dark[row][column] !== null) continue;
        for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) set(row + y, column + x, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }
    for (let n = 8; n < size - 8; n++) {
        if (dark[6][n] === null) dark[6][n] = n % 2 === 0;
        if (dark[n][6] === null) dark[n][6] = n % 2 === 0;
    }
    if (version >= 7) {
        const bits = guarded(version, 12, 0x1F25);
        for (let n = 0; n < 18; n++) {
            const [far, near] = [size - 11 + n % 3, Math.floor(n / 3)];
            dark[far][near] = dark[near][far] = (bits >> n & 1) === 1;
        }
    }
    return dark;
}

function putFormat(dark, mask) {
    const size = dark.length;
    const bits = guarded(mask, 10, 0x537) ^ 0x5412;
    for (let n = 0; n < 15; n++) {
        const isDark = (bits >> n & 1) === 1;
        dark[n < 6 ? n : n < 8 ? n + 1 : size - 15 + n][8] = isDark;
        dark[8][n < 8 ? size - 1 - n : n < 9 ? 7 : 14 - n] = isDark;
    }
    dark[size - 8][8] = true;
}

const MASKS = [
    (y, x) => (y + x) % 2, (y) => y % 2, (_, x) => x % 3, (y, x) => (y + x) % 3, (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
    (y, x) => y * x % 2 + y * x % 3, (y, x) => (y * x % 2 + y * x % 3) % 2, (y, x) => ((y + x) % 2 + y * x % 3) % 2,
];

function fill(dark, bytes, mask) {
    const size = dark.length;
    const isFree = dark.map((row) => row.map((value) => value === null));
    let bit = 0;
    for (let right = size - 1, goesUp = true; right > 0; right -= 2, goesUp = !goesUp) {
        if (right === 6) right--;
        for (let n = 0; n < size; n++) {
            const row = goesUp ? size - 1 - n : n;
            for (const column of [right, right - 1]) {
                if (!isFree[row][column]) continue;
                const isDark = (bytes[bit >> 3] >> 7 - (bit & 7) & 1) === 1;
                bit++;
                dark[row][column] = isDark !== (MASKS[mask](row, column) === 0);
            }
        }
    }
}

function penalty(dark) {
    const size = dark.length;
    let points = 0;
    for (const lines of [dark, dark[0].map((_, column) => dark.map((row) => row[column]))]) {
        for (const line of lines) {
            const text = line.map((isDark) => isDark ? "1" : "0").join("");
            for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
            points += 40 * (text.match(/(?=00001011101|10111010000)/g) ?? []).length;
        }
    }
    for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) {
        if (dark[y][x] === dark[y - 1][x] && dark[y][x] === dark[y][x - 1] && dark[y][x] === dark[y - 1][x - 1]) points += 3;
    }
    const share = sum(dark.map((row) => row.filter(Boolean).length)) * 20 / (size * size);
    return points + 10 * Math.floor(Math.abs(share - 10));
}

/** Rows of dark and light modules without the white margin; null for a text that is too long or has other letters. */
export function qr(text) {
    const version = VERSIONS.findIndex((_, index) => letters(index + 1) >= text.length) + 1;
    if (!version || [...text].some((sign) => !SIGNS.includes(sign))) return null;
    const bytes = codewords(text, version);
    const drawn = MASKS.map((_, mask) => {
        const dark = frame(version);
        putFormat(dark, mask);
        fill(dark, bytes, mask);
        return dark;
    });
    return drawn.reduce((best, dark) => penalty(dark) < penalty(best) ? dark : best);
}

/** The dark modules as the path of an SVG with a margin of four modules. */
export function path(rows) {
    return rows.map((row, y) => row.map((isDark, x) => isDark ? `M${x + 4} ${y + 4}h1v1h-1z` : "").join("")).join("");
}
