// Room in limits and pools that this browser holds, so that it can promise it without a network. Clock, storage and
// network come from outside, as for the queue.

/// What a device signs when it asks for room; the server makes the same text.
export function orderText(device, body) {
    return new TextEncoder().encode(`congdoan-lease-v1\n${device}\n${body}`);
}

/// The leases with one unit less of each that is named; null when one of them has none left.
export function spend(held, numbers) {
    const left = held.map((one) => (numbers.includes(one.lease) ? { ...one, remaining: one.remaining - 1 } : one));
    const isWhole = numbers.every((number) => left.some((one) => one.lease === number && one.remaining >= 0));
    return isWhole ? left : null;
}

/// What is held after the server has told everything that it keeps for this device.
///
/// What waits in the queue counts as used, whether the server has it already or not.
export function renewed(held, told, wishes, queue) {
    return told.map((one) => {
        const before = held.find((other) => other.lease === one.lease);
        const waiting = queue.filter((item) => item.leases?.includes(one.lease)).length;
        return {
            lease: one.lease, product: one.product_code, isOfMember: one.is_of_member,
            member: before?.member ?? wishes[one.id] ?? null, expiresAt: one.expires_at,
            isReturned: one.is_returned || (before?.isReturned ?? false),
            remaining: Math.max(0, one.remaining - waiting),
        };
    });
}

export class Leases {
    #world;

    /// `world` has `store` with `leases()` and `changeLeases(change)` (see store.js), `send(order)` giving
    /// `{ status, body }`, and `now()` in milliseconds.
    constructor(world) {
        this.#world = world;
    }

    async #usable(product) {
        const now = this.#world.now();
        return (await this.#world.store.leases())
            .filter((one) => one.product === product && !one.isReturned && one.remaining > 0 && one.expiresAt >= now)
            .sort((left, right) => left.expiresAt - right.expiresAt || left.lease - right.lease);
    }

    /// The leases for a sale, and what is missing; `member` is what this counter calls the card.
    async cover(product, member) {
        const usable = await this.#usable(product.code);
        const found = [];
        const missing = [];
        for (const [kind, one] of [
            [product.has_limit && "member", usable.find((lease) => lease.isOfMember && lease.member === member)],
            [product.has_pool && "pool", usable.find((lease) => !lease.isOfMember)],
        ]) {
            if (!kind) continue;
            if (one) found.push(one.lease);
            else missing.push(kind);
        }
        return { leases: found, missing };
    }

    /// The leases for a sale; with a network what is missing is asked for.
    ///
    /// `refused` is the server's sentence when there is no room; `isMissing` says that nothing promises any.
    async place(product, { card, member, isOnline }) {
        let cover = await this.cover(product, member);
        if (cover.missing.length > 0 && isOnline) {
            const answer = await this.ask(cover.missing.map((kind) => (
                { product_code: product.code, units: 1, ...(kind === "member" && { card, member }) })));
            const results = answer.status === 200 ? answer.body.results : [];
            const refused = results.find((one) => one.status === "refused");
            if (refused) {
                // One without the other is of no use here, and would keep the room from others.
                await this.giveBack(results.map((one) => one.lease));
                return { leases: [], refused: refused.message };
            }
            cover = await this.cover(product, member);
        }
        return cover.missing.length === 0 ? { leases: cover.leases } : { leases: [], isMissing: true };
    }

    /// Gives leases back at once, or at the next contact.
    async giveBack(numbers) {
        if (!numbers.some(Boolean)) return;
        await this.#world.store.changeLeases(
            (held) => held.map((one) => (numbers.includes(one.lease) ? { ...one, isReturned: true } : one)));
        await this.ask([]);
    }

    /// How many units of a pool are held.
    async held(product) {
        return (await this.#usable(product)).filter((one) => !one.isOfMember)
            .reduce((sum, one) => sum + one.remaining, 0);
    }

    /// Asks for room; each wish has `product_code` and `units`, or `card` and what this counter calls it (`member`).
    async ask(wishes) {
        const named = wishes.map((wish) => ({ id: crypto.randomUUID(), ...wish }));
        const members = Object.fromEntries(named.filter((wish) => wish.member).map(({ id, member }) => [id, member]));
        await this.#world.store.keepWishes(members);
        const answer = await this.#world.send({
            wishes: named.map(({ member, ...wish }) => wish),
            returns: await this.#returns(), last_item: await this.#world.store.last(),
        });
        if (answer.status === 200) {
            await this.#world.store.changeLeases(
                (held, queue, kept) => renewed(held, answer.body.leases, kept, queue));
        }
        return answer;
    }

    /// Leases that this browser sells under no more, with what it has not delivered of them.
    async #returns() {
        const now = this.#world.now();
        const queue = await this.#world.store.everything();
        await this.#world.store.changeLeases(
            (held) => held.map((one) => (one.expiresAt < now ? { ...one, isReturned: true } : one)));
        return (await this.#world.store.leases()).filter((one) => one.isReturned).map(({ lease }) => ({
            lease, items: queue.filter((item) => item.leases?.includes(lease)).map((item) => item.number),
        }));
    }

    /// Gives back what is held of a product's pool; written down before anything is sent.
    letGo(product) {
        return this.#world.store.changeLeases((held) => held.map(
            (one) => (one.product === product && !one.isOfMember ? { ...one, isReturned: true } : one)));
    }

    /// With a network: tells what is over, and holds as many units as were asked to be kept ready.
    async contact(ready) {
        const answer = await this.ask([]);
        if (answer.status !== 200) return answer.status;
        const wishes = [];
        for (const [product, units] of Object.entries(ready)) {
            const lacking = units - await this.held(product);
            if (lacking > 0) wishes.push({ product_code: product, units: lacking });
        }
        return wishes.length === 0 ? 200 : (await this.ask(wishes)).status;
    }
}
