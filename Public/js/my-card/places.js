// Where the member buys at a discount, nearest first, and what the member has bought; kept for reading without a network.

const $ = (selector) => document.querySelector(selector);
const MOST = 30;
let here = null;

function kilometres(point) {
    const radian = Math.PI / 180;
    const across = Math.sin((point.latitude - here.latitude) * radian / 2) ** 2;
    const along = Math.sin((point.longitude - here.longitude) * radian / 2) ** 2;
    const chord = across + Math.cos(point.latitude * radian) * Math.cos(here.latitude * radian) * along;
    return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function line(tag, text, look = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = look;
    return element;
}

function entry(point, word) {
    const item = line("li", "", "card");
    item.append(line("strong", point.name));
    const far = point.distance === undefined ? "" : ` · ${word("kilometres", { distance: point.distance.toLocaleString(
        document.documentElement.lang, { maximumFractionDigits: point.distance < 10 ? 1 : 0 }) })}`;
    item.append(line("p", point.address + far, "offer__line"));
    item.append(line("p", point.offers.join("; "), "offer__line"));
    return item;
}

export function showPlaces(kept, word) {
    const points = kept.points.map((point) =>
        here && typeof point.latitude === "number" ? { ...point, distance: kilometres(point) } : point);
    points.sort((a, b) => (a.distance ?? Infinity) - (b.distance ?? Infinity) || 0);
    $("[data-points]").replaceChildren(...points.slice(0, MOST).map((point) => entry(point, word)));
    const bought = kept.purchases.map((sale) => {
        const item = line("li", "");
        item.append(line("strong", `${sale.day} `), line("span", `${sale.product}, ${sale.point}: ${sale.paid} `));
        item.append(line("span", sale.status, `badge badge--${sale.look}`));
        return item;
    });
    $("[data-purchases]").replaceChildren(...bought.length ? bought : [line("li", word("none"))]);
    const day = new Date(kept.fetchedAt).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
    $("[data-fetched]").textContent = word("fetched", { time: day });
}

/** The place stays on the telephone. */
export function offerNearest(again, fail) {
    const button = $("[data-near]");
    if (!("geolocation" in navigator)) return;
    button.hidden = false;
    button.addEventListener("click", () => navigator.geolocation.getCurrentPosition((found) => {
        here = found.coords;
        again();
    }, fail, { timeout: 10000, maximumAge: 300000 }));
}
