// The queue of a counter: what was sold waits here until the server's signed receipt is stored. Clock, storage, network
// and keys come from outside, so that the same code runs in a browser and in a simulation.

/// What a device signs; the server makes the same text.
export function signedText(device, item) {
    return new TextEncoder().encode(`congdoan-counter-v1\n${device}\n${item.number}\n${item.body}`);
}

/// What a receipt says when it is the one for this item.
export function receiptText(device, result, digest) {
    return [device, result.number, result.id ?? "", result.status, result.sequence ?? "", digest].join("\n");
}

export class Queue {
    #world;

    /// `world` has `store` (see store.js), `sign(bytes)`, `send({ device, items })` giving `{ status, body }` with
    /// status 0 for no network, `content(receipt)` giving the text of a receipt that a listed key signed or null, and
    /// `digest(bytes)` in hexadecimal digits.
    constructor(world) {
        this.#world = world;
    }

    /// Writes a sale down with the leases that it uses; it has a number and outlives a crash when this ends.
    add(body, leases) {
        return this.#world.store.add(body, leases);
    }

    /// Hands items to a person at the server; they go when its signed receipt is stored. The last status.
    async handOver(device, items, most = 200) {
        for (let place = 0; place < items.length; place += most) {
            const batch = items.slice(place, place + most);
            const answer = await this.#world.hand({ device, items: await this.signed(device, batch) });
            if (answer.status !== 200) return answer.status;
            await this.#settle(device, batch, answer.body.results);
        }
        return 200;
    }

    /// Sends what waits, in batches, until nothing is left or the network or the server says no; the last status.
    ///
    /// Whoever calls holds the lock of the only leader.
    async flush(device, most = 200) {
        for (;;) {
            const items = await this.#world.store.waiting(most);
            if (items.length === 0) return 200;
            const answer = await this.#world.send({ device, items: await this.signed(device, items) });
            if (answer.status !== 200) return answer.status;
            if (!(await this.#settle(device, items, answer.body.results))) return 200;
        }
    }

    /// The items as they are sent, also to a file.
    async signed(device, items) {
        const signed = [];
        for (const item of items) {
            const signature = item.signature ?? await this.#world.sign(signedText(device, item));
            if (!item.signature) await this.#world.store.keepSignature(item.number, signature);
            signed.push({ number: item.number, body: item.body, signature });
        }
        return signed;
    }

    /// True when at least one item went on its way.
    async #settle(device, items, results) {
        let moved = false;
        for (const item of items) {
            const result = results.find((one) => one.number === item.number);
            if (!result) continue;
            if (!result.receipt) {
                await this.#world.store.hold(item.number, result);
                moved = true;
            } else if (await this.#holds(device, item, result)) {
                await this.#world.store.settle(item.number, result);
                moved = true;
            }
        }
        return moved;
    }

    async #holds(device, item, result) {
        const digest = await this.#world.digest(signedText(device, item));
        const { id } = JSON.parse(item.body);
        return result.id === id
            && await this.#world.content(result.receipt) === receiptText(device, result, digest);
    }
}
