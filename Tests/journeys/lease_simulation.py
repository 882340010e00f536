"""A simulation of leases by seeds: three counters at one point with the shipped queue and leases (Public/js/till/queue.js,
leases.js) in Chromium, their storage, network and clocks replaced, keys and receipts real, against the serving program.
Each seed has a product with a small pool and a limit for each member. By the numbers of a seed counters take leases, sell
under them or amber, deliver late, twice or out of order, give leases back, lose requests and answers, crash between two
writes, and jump with their clocks; sales are reversed meanwhile. After every step: nothing is lost (I3, I11), no item
leaves without its receipt, no promise under a lease was broken, and what is settled never passes pool or limit (I8). Then
all heals: queues are empty, and the ledger is counted again from its rows (I8, I9): the same sales, no gap, and every
amber sale that it did not take waits for a person outside of it.

    .venv/bin/python Tests/journeys/lease_simulation.py --phucloi .build/debug/phucloi [--seeds 60] [--first 1]
"""

import argparse
import os
import sqlite3
import sys
import tempfile

from playwright.sync_api import sync_playwright

from journey import Journey
from limited_products import products
from running_site import Site, browser_options
from till import POINT, cards, members

POOL, LIMIT, DEVICES, BUYERS = 5, 2, 3, 4

SIMULATE = """
async ({ seed, cards, point, product: code, pool, limit, devices }) => {
    const { Queue, signedText } = await import("/assets/js/till/queue.js");
    const { Leases, orderText, spend } = await import("/assets/js/till/leases.js");
    const device = await import("/assets/js/till/device.js");
    const server = await import("/assets/js/till/server.js");
    const { CardDesk } = await import("/assets/js/card.js");
    let state = seed * 2654435761 >>> 0;
    const chance = () => {
        state = state + 0x6d2b79f5 >>> 0;
        let t = Math.imul(state ^ state >>> 15, state | 1);
        t ^= t + Math.imul(t ^ t >>> 7, t | 61);
        return ((t ^ t >>> 14) >>> 0) / 4294967296;
    };
    const below = (bound) => Math.floor(chance() * bound);
    const fail = (text) => { throw new Error(`seed ${seed}: ${text}`); };

    const { body: pack } = await server.pack(point);
    const began = performance.now();
    const clock = () => pack.now + performance.now() - began;
    const desk = await CardDesk.load("/assets/wasm/card.wasm");
    await desk.trust(await server.list("/trust-list"), JSON.parse(pack.root));
    const product = pack.counter.products.find((one) => one.code === code);
    const trouble = { crash: 0, full: 0, lossBefore: 0, lossAfter: 0, repeat: 0 };
    const old = [];

    const till = async (place) => {
        const pair = await device.makeKey();
        const wish = { point, name: `${seed}-${place}`, key: await device.publicPoint(pair) };
        const own = (await server.register(wish)).body;
        const disk = { last: 0, leases: [], wishes: {}, queue: new Map(), receipts: new Map() };
        const one = { own, disk, ahead: 0, isTainted: false };
        const before = () => {
            if (chance() < trouble.crash) throw new Error("crash");
            if (chance() < trouble.full) throw new Error("full");
        };
        const store = {
            async add(body, leases = []) {
                before();
                const left = spend(disk.leases, leases);
                if (!left) throw new Error("aborted");
                disk.leases = left;
                disk.last += 1;
                disk.queue.set(disk.last, { number: disk.last, body, leases });
                return disk.last;
            },
            async last() { return disk.last; },
            async leases() { return disk.leases; },
            async everything() { return [...disk.queue.values()]; },
            async keepWishes(wishes) { before(); Object.assign(disk.wishes, wishes); },
            async changeLeases(change) {
                before();
                disk.leases = change(disk.leases, [...disk.queue.values()], disk.wishes);
            },
            async waiting(most) { return [...disk.queue.values()].filter((item) => !item.held).slice(0, most); },
            async keepSignature(number, signature) {
                before();
                if (disk.queue.has(number)) disk.queue.set(number, { ...disk.queue.get(number), signature });
            },
            async hold(number, held) { before(); disk.queue.set(number, { ...disk.queue.get(number), held }); },
            async settle(number, result) {
                before();
                if (!disk.queue.has(number)) return;
                if (!result.receipt) fail("an item left without a receipt");
                disk.receipts.set(number, { ...disk.queue.get(number), ...result });
                disk.queue.delete(number);
            },
        };
        const through = (call) => async (message) => {
            if (chance() < trouble.lossBefore) return { status: 0, body: null };
            old.push([call, message]);
            if (chance() < trouble.repeat) {
                const [again, earlier] = old[below(old.length)];
                await again(earlier);
            }
            const answer = await call(message);
            return chance() < trouble.lossAfter ? { status: 0, body: null } : answer;
        };
        const now = () => clock() + one.ahead;
        const ask = through(server.lease);
        one.leases = () => new Leases({
            store, now,
            send: async (order) => {
                const body = JSON.stringify(order);
                return ask({ device: own.device, body, signature: await device.sign(pair, orderText(own.device, body)) });
            },
        });
        one.queue = () => new Queue({
            store, send: through(server.deliver), hand: through(server.handOver),
            sign: (text) => device.sign(pair, text), digest: device.digest,
            content: async (receipt) => new TextDecoder().decode(
                await desk.receipt(device.bytes(receipt), Math.floor(clock() / 1000))),
        });
        one.now = now;
        return one;
    };
    const tills = [];
    for (let place = 0; place < devices; place += 1) tills.push(await till(place));
    const quiet = async (work) => {
        try {
            await work();
        } catch (fault) {
            if (!["crash", "full", "aborted"].includes(fault.message)) throw fault;
        }
    };

    // The model: what was promised, and what became of it.
    const sales = new Map();
    const reversed = new Set();
    const check = () => {
        const members = new Map();
        let taken = 0;
        let whole = 0;
        for (const { disk } of tills) {
            whole += disk.queue.size + disk.receipts.size;
            for (const receipt of disk.receipts.values()) {
                const sale = sales.get(JSON.parse(receipt.body).id);
                if (sale.isGreen && receipt.status !== "created") {
                    fail(`a promise under a lease was broken: ${receipt.status} ${receipt.code}`);
                }
                if (receipt.status !== "created" || reversed.has(sale.id)) continue;
                taken += 1;
                members.set(sale.card, (members.get(sale.card) ?? 0) + 1);
            }
        }
        if (whole !== sales.size) fail(`${sales.size} sales were promised, ${whole} are kept`);
        for (const sale of sales.values()) {
            const { queue, receipts } = sale.till.disk;
            if (queue.has(sale.number) === receipts.has(sale.number)) fail(`sale ${sale.number} is lost or in two places`);
            if (queue.get(sale.number)?.held) fail(`sale ${sale.number} was rejected: ${queue.get(sale.number).held.code}`);
        }
        if (taken > pool) fail(`${taken} settled sales of a pool of ${pool}`);
        if ([...members.values()].some((count) => count > limit)) fail("a member is over the limit");
    };
    Object.assign(trouble, {
        crash: chance() * 0.1, full: chance() * 0.05, lossBefore: chance() * 0.3, lossAfter: chance() * 0.3,
        repeat: chance() * 0.5,
    });
    const sell = async (one) => {
        const known = one.disk.leases.filter((lease) => lease.isOfMember && lease.remaining > 0);
        const buyer = known.length > 0 && chance() < 0.7 ? Number(known[0].member) : below(cards.length);
        const cover = await one.leases().cover(product, `${buyer}`);
        const isGreen = cover.missing.length === 0;
        const leases = isGreen ? cover.leases : [];
        const sale = {
            id: crypto.randomUUID(), sold_at: new Date(one.now()).toISOString().replace(/\\.\\d+Z$/, "Z"),
            point_code: point, card: cards[buyer], product_code: code, quantity: 1, list_amount: product.list_price,
            paid_amount: product.list_price, device: one.own.code, ...(isGreen ? { leases } : { light: "amber" }),
        };
        // A clock that is wrong, or was, breaks no promise of the server's.
        if (one.ahead !== 0) one.isTainted = true;
        const number = await one.queue().add(JSON.stringify(sale), leases);
        sales.set(sale.id, { id: sale.id, number, till: one, card: buyer, isGreen: isGreen && !one.isTainted });
    };
    const reverse = async () => {
        const created = [...sales.values()].filter((one) => !reversed.has(one.id)
            && one.till.disk.receipts.get(one.number)?.status === "created");
        if (created.length === 0) return;
        const { id } = created[below(created.length)];
        const answer = await fetch("/api/v1/sales", {
            method: "POST", headers: { "content-type": "application/json", "x-csrf-token": pack.token },
            body: JSON.stringify({ id: `v-${id}`, reverses_id: id }),
        });
        if (answer.status !== 201) fail(`a reversal was answered ${answer.status}: ${await answer.text()}`);
        reversed.add(id);
    };
    const count = { green: 0, amber: 0, leases: 0 };
    for (let step = 25 + below(25); step > 0; step -= 1) {
        const one = tills[below(tills.length)];
        const kind = chance();
        if (kind < 0.15) {
            await quiet(() => one.leases().ask([{ product_code: code, units: 1 + below(2) }]));
        } else if (kind < 0.35) {
            const buyer = below(cards.length);
            await quiet(() => one.leases().ask(
                [{ product_code: code, units: 1, card: cards[buyer], member: `${buyer}` }]));
        } else if (kind < 0.65) await quiet(() => sell(one));
        else if (kind < 0.78) await quiet(() => one.queue().flush(one.own.device, 1 + below(4)));
        else if (kind < 0.83) {
            await Promise.all([1, 2].map(() => quiet(() => one.queue().flush(one.own.device, 1 + below(4)))));
        } else if (kind < 0.88) await quiet(() => one.leases().letGo(code));
        else if (kind < 0.93) await quiet(() => one.leases().contact({ [code]: below(3) }));
        else if (kind < 0.96) await reverse();
        else one.ahead = one.ahead === 0 ? [-7200e3, 7200e3, 8 * 86400e3][below(3)] : 0;
        check();
    }
    for (const name of Object.keys(trouble)) trouble[name] = 0;
    for (const one of tills) {
        one.ahead = 0;
        const status = await one.queue().flush(one.own.device);
        if (status !== 200 || one.disk.queue.size !== 0) fail(`the queue does not empty: ${status}`);
    }
    check();
    for (const [call, message] of old) await call(message);
    for (const one of tills) {
        // What was given while the answer was lost is heard of first.
        await one.leases().ask([]);
        one.disk.leases = one.disk.leases.map((lease) => ({ ...lease, isReturned: true }));
        await one.leases().ask([]);
        if (one.disk.leases.length > 0) fail("a lease that was given back is still held");
    }
    check();
    const settled = tills.flatMap(({ disk }) => [...disk.receipts.values()]);
    const told = settled.filter((one) => one.sequence !== undefined && one.sequence !== null).map((one) => one.sequence);
    if (new Set(told).size !== told.length) fail("two sales in one place");
    const of = (status) => settled.filter((one) => one.status === status).length;
    return {
        created: of("created"), refused: of("refused"), unsettled: of("unsettled"), reversed: reversed.size,
        green: [...sales.values()].filter((one) => one.isGreen).length,
    };
}
"""


def recount(site: Site, seed: int) -> dict[str, int]:
    """What stands of the seed's product, counted from the rows of the ledger and of what waits for a person."""
    with sqlite3.connect(f"file:{site.folder}/sample.sqlite?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT s.sequence, s.refusal, s.member_number FROM sale s JOIN product p ON p.number = s.product_number"
            " WHERE p.code = ?", (f"SIM-{seed}",)).fetchall()
        voided = {row[0] for row in database.execute("SELECT reverses_sequence FROM sale")}
        waiting = database.execute(
            "SELECT count(*) FROM unsettled_sale WHERE product_code = ? AND state = 'open'", (f"SIM-{seed}",)).fetchone()
        numbers = database.execute("SELECT count(*), max(sequence) FROM sale").fetchone()
        leased = database.execute(
            "SELECT COALESCE(sum(units - used), 0) FROM quota_lease l JOIN product p ON p.number = l.product_number"
            " WHERE p.code = ? AND ended_at IS NULL", (f"SIM-{seed}",)).fetchone()
    standing = [row for row in rows if row[1] is None and row[0] not in voided]
    members_of = [row[2] for row in standing]
    assert numbers[0] == numbers[1], f"seed {seed}: the ledger has a gap"
    assert len(standing) <= POOL, f"seed {seed}: {len(standing)} of a pool of {POOL}"
    assert all(members_of.count(one) <= LIMIT for one in members_of), f"seed {seed}: a member is over the limit"
    assert leased[0] == 0, f"seed {seed}: {leased[0]} units are still leased"
    return {"created": sum(row[1] is None for row in rows), "refused": sum(row[1] is not None for row in rows),
            "unsettled": waiting[0], "reversed": sum(row[0] in voided for row in rows)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--seeds", type=int, default=60)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    totals: dict[str, int] = {}
    failures = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder, Site(options.phucloi) as site:
        os.environ.setdefault("PHUCLOI_JOURNEY_WORLD", folder)
        browser = playwright.chromium.launch(**browser_options())
        products(site, seeds, LIMIT, POOL)
        texts = cards(site, members(site, BUYERS))
        cashier = Journey(site, browser, "desktop", None)
        cashier.sign_in("thungan")
        cashier.page.goto(site.url + "/till/")
        for seed in seeds:
            try:
                told = cashier.page.evaluate(SIMULATE, {
                    "seed": seed, "cards": texts, "point": POINT, "product": f"SIM-{seed}", "pool": POOL, "limit": LIMIT,
                    "devices": DEVICES})
                counted = recount(site, seed)
                assert counted == {name: told[name] for name in counted}, f"seed {seed}: {counted}, told {told}"
            except Exception as fault:
                failures += 1
                print(f"FAILED  {str(fault).splitlines()[0]}", flush=True)
                continue
            for name, value in told.items():
                totals[name] = totals.get(name, 0) + value
        browser.close()
    print(", ".join(f"{value} {name}" for name, value in totals.items()))
    print(f"{len(seeds) - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
