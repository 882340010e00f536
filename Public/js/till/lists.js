// The signed lists of this counter: kept as they came, believed only when the pinned root or a listed key signed them.

import { CardFault } from "../card.js";
import * as server from "./server.js";

/// Lets the code that judges cards believe what was kept; then everything works without a network.
export async function believeKept(desk, store, now) {
    const lists = await store.read("lists");
    if (!lists) return;
    await believe(() => desk.trust(lists.trust, lists.root));
    for (const status of lists.statuses) await believe(() => desk.status(status, now));
}

/// Fetches the lists; true when the trust list was believed.
export async function renew(desk, store, pack, now) {
    const kept = await store.read("lists");
    // The first root that was told is the one; another one needs a new registration.
    const root = kept?.root ?? (pack.root ? JSON.parse(pack.root) : null);
    const trust = await server.list("/trust-list");
    if (!root || !trust || !(await believe(() => desk.trust(trust, root)))) return false;
    const statuses = [];
    for (const number of pack.status_lists) {
        const status = await server.list(`/status-lists/${number}`);
        if (status && await believe(() => desk.status(status, now))) statuses.push(status);
    }
    const isWhole = statuses.length === pack.status_lists.length;
    await store.write("lists", { root, trust, statuses: isWhole ? statuses : kept?.statuses ?? statuses });
    return true;
}

async function believe(take) {
    try {
        await take();
        return true;
    } catch (fault) {
        if (fault instanceof CardFault) return false;
        throw fault;
    }
}
