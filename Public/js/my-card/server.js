// The calls of the page. Each gives what came of it: `{ status, body }`, status 0 without a network.

let token = "";

async function call(path, options = {}) {
    const headers = { "accept-language": document.documentElement.lang, ...options.headers };
    try {
        const answer = await fetch(path, { ...options, headers, cache: "no-store", signal: AbortSignal.timeout(15000) });
        return { status: answer.status, body: await answer.json() };
    } catch {
        return { status: 0, body: null };
    }
}

const post = (path, value) => call(path, {
    method: "POST", headers: { "content-type": "application/json", "x-csrf-token": token }, body: JSON.stringify(value),
});

export async function whose(id) {
    const told = await call(`/api/v1/my-card${id ? `?id=${id}` : ""}`);
    if (told.status === 200) token = told.body.token;
    return told;
}

export const draw = (wish) => post("/api/v1/my-card", wish);
export const drawSigning = (key) => post("/api/v1/my-card", { key });
export const renew = (shown, wish) => post("/api/v1/my-card/renew", { shown, wish });
export const stop = (id) => post("/api/v1/my-card/stop", { id });
export const benefits = () => call(document.body.dataset.benefits);
