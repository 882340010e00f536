// The counter's calls. Without a network the status is 0; nothing is thrown.

let token = "";

async function ask(path, options = {}) {
    try {
        const answer = await fetch(path, { cache: "no-cache", credentials: "same-origin", ...options });
        const type = answer.headers.get("content-type") ?? "";
        return { status: answer.status, body: type.includes("json") ? await answer.json() : null };
    } catch {
        return { status: 0, body: null };
    }
}

function send(path, body, options = {}) {
    return ask(path, {
        ...options,
        method: "POST", body: JSON.stringify(body),
        headers: { "content-type": "application/json", "x-csrf-token": token },
    });
}

/// Points, and for the point that is named everything that its counter must know.
export async function pack(point) {
    const answer = await ask(`/api/v1/counter${point ? `?point=${encodeURIComponent(point)}` : ""}`);
    if (answer.status === 200) token = answer.body.token;
    return answer;
}

export const register = (wish) => send("/api/v1/counter/devices", wish);
export const deliver = (delivery) => send("/api/v1/counter/sales", delivery);
export const handOver = (delivery) => send("/api/v1/counter/handovers", delivery);
/// A cashier waits for it: after a while it is as if there were no network.
export const lease = (order) => send("/api/v1/counter/leases", order, { signal: AbortSignal.timeout(5000) });

/// A signed list, or null.
export async function list(path) {
    try {
        const answer = await fetch(path, { cache: "no-cache" });
        return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    } catch {
        return null;
    }
}
