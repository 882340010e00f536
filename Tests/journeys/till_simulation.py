"""A simulation of counters by seeds: the shipped queue (Public/js/till/queue.js) in Chromium with its storage and network
replaced, keys and receipts real, against the serving program. By the numbers of a seed the network loses requests and
answers, repeats them and lets old ones arrive late, two tabs send at once, the page crashes between any two writes, and
the disk is full. After every step: nothing is lost and no item leaves without its receipt. Then all heals: every queue
is empty and the ledger holds each sale once. One seed in a hundred, two at least, run once more on the PostgreSQL that
PHUCLOI_TEST_POSTGRES names. A failing seed is printed; `--first SEED --seeds 1` makes the
same choices again, while the real server's timing still decides how two tabs meet.

    .venv/bin/python Tests/journeys/till_simulation.py --phucloi .build/debug/phucloi [--seeds 200] [--first 1]
"""

import argparse
import os
import sys
import tempfile

from playwright.sync_api import Browser, sync_playwright

from journey import Journey
from postgres_site import PostgresSite
from running_site import Site, browser_options
from till import POINT, cards, members, revoke, turns

SIMULATE = """
async ({ seed, good, lost, point }) => {
    const { Queue, signedText } = await import("/assets/js/till/queue.js");
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
    const fail = (text) => { throw new Error(`seed ${seed}: ${text}`); };

    const { body: pack } = await server.pack(point);
    const now = () => Math.floor(pack.now / 1000);
    const desk = await CardDesk.load("/assets/wasm/card.wasm");
    await desk.trust(await server.list("/trust-list"), JSON.parse(pack.root));
    const product = pack.counter.products.find((one) => !one.is_limited && one.least_assurance <= 1);
    const pair = await device.makeKey();
    const own = (await server.register({ point, name: `${seed}`, key: await device.publicPoint(pair) })).body;

    // The disk: what was written stands; a crash or a full disk stops before a write, never in the middle.
    const disk = { last: 0, queue: new Map(), receipts: new Map() };
    const trouble = { crash: 0, full: 0, lossBefore: 0, lossAfter: 0, repeat: 0 };
    const before = () => {
        if (chance() < trouble.crash) throw new Error("crash");
        if (chance() < trouble.full) throw new Error("full");
    };
    const store = {
        async add(body) {
            before();
            disk.last += 1;
            disk.queue.set(disk.last, { number: disk.last, body });
            return disk.last;
        },
        async waiting(most) { return [...disk.queue.values()].filter((one) => !one.held).slice(0, most); },
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
    const old = [];
    const network = async (delivery) => {
        if (chance() < trouble.lossBefore) return { status: 0, body: null };
        old.push(delivery);
        if (chance() < trouble.repeat) await server.deliver(old[Math.floor(chance() * old.length)]);
        const answer = await server.deliver(delivery);
        return chance() < trouble.lossAfter ? { status: 0, body: null } : answer;
    };
    const open = () => new Queue({
        store, send: network, sign: (text) => device.sign(pair, text), digest: device.digest,
        content: async (receipt) => new TextDecoder().decode(await desk.receipt(device.bytes(receipt), now())),
    });
    const quiet = async (work) => {
        try {
            await work();
        } catch (fault) {
            if (!["crash", "full"].includes(fault.message)) throw fault;
        }
    };

    // The model: which sales were promised to a member by a tick.
    const promised = new Map();
    const check = () => {
        for (const [number, id] of promised) {
            const item = disk.queue.get(number) ?? disk.receipts.get(number);
            if (!item || JSON.parse(item.body).id !== id) fail(`sale ${number} was dropped`);
            if (disk.queue.has(number) && disk.receipts.has(number)) fail(`sale ${number} is in two places`);
            if (disk.queue.get(number)?.held) fail(`sale ${number} waits for a person: ${item.held?.code}`);
        }
        if (promised.size !== disk.queue.size + disk.receipts.size) fail("the disk holds what nobody promised");
    };
    Object.assign(trouble, {
        crash: chance() * 0.2, full: chance() * 0.1, lossBefore: chance() * 0.3, lossAfter: chance() * 0.3,
        repeat: chance() * 0.5,
    });
    let refusals = 0;
    const most = 1 + Math.floor(chance() * 5);
    for (let step = 4 + Math.floor(chance() * 8); step > 0; step -= 1) {
        const kind = chance();
        if (kind < 0.6) {
            const isLost = chance() < 0.2;
            const sale = {
                id: crypto.randomUUID(), sold_at: new Date(now() * 1000).toISOString().replace(/\\.\\d+Z$/, "Z"),
                point_code: point, card: isLost ? lost : good, product_code: product.code, quantity: 1,
                list_amount: product.list_price, paid_amount: product.list_price, device: own.code,
            };
            await quiet(async () => {
                promised.set(await open().add(JSON.stringify(sale)), sale.id);
                refusals += isLost ? 1 : 0;
            });
        } else if (kind < 0.8) await quiet(() => open().flush(own.device, most));
        else await Promise.all([1, 2].map(() => quiet(() => open().flush(own.device, most))));
        check();
    }
    for (const name of Object.keys(trouble)) trouble[name] = 0;
    const status = await open().flush(own.device, most);
    check();
    if (status !== 200 || disk.queue.size !== 0) fail(`the queue does not empty: ${status}, ${disk.queue.size}`);
    for (const delivery of old) {
        const { body } = await server.deliver(delivery);
        for (const result of body.results) {
            if (result.receipt !== disk.receipts.get(result.number).receipt) fail("another receipt for the same item");
        }
    }
    const settled = [...disk.receipts.values()];
    if (new Set(settled.map((one) => one.sequence)).size !== settled.length) fail("two sales in one place");
    const created = settled.filter((one) => one.status === "created").length;
    if (created !== promised.size - refusals) fail(`${created} of ${promised.size} were taken, ${refusals} refused`);
    return { created, refused: refusals };
}
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phucloi", required=True)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    few = seeds[:max(2, options.seeds // 100)]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("PHUCLOI_JOURNEY_WORLD", folder)
        browser = playwright.chromium.launch(**browser_options())
        passed, failed = simulate(Site(options.phucloi), browser, seeds)
        if "PHUCLOI_TEST_POSTGRES" in os.environ:
            more = simulate(PostgresSite(options.phucloi), browser, few)
            passed, failed = passed + more[0], failed + more[1]
        else:
            print("NOT RUN on PostgreSQL: PHUCLOI_TEST_POSTGRES names no cluster.")
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def simulate(place: Site, browser: Browser, seeds: range) -> tuple[int, int]:
    """How many seeds passed and failed on a site of their own."""
    passed, created, refused, failures = 0, 0, 0, []
    with place as site:
        good, lost = members(site, 2)
        good_card, lost_card = cards(site, [good, lost])
        officer = Journey(site, browser, "desktop", None)
        officer.sign_in("tonglien")
        revoke(officer, lost)
        cashier = Journey(site, browser, "desktop", None)
        cashier.sign_in("thungan")
        cashier.page.goto(site.url + "/till/")
        for seed in seeds:
            try:
                told = cashier.page.evaluate(
                    SIMULATE, {"seed": seed, "good": good_card, "lost": lost_card, "point": POINT})
            except Exception as fault:
                failures.append(f"FAILED  {str(fault).splitlines()[0]}")
                print(failures[-1], flush=True)
                continue
            passed, created, refused = passed + 1, created + told["created"], refused + told["refused"]
        if not failures and turns(officer) != created:
            failures.append(f"FAILED  the figure says {turns(officer)}, the counters {created}")
            print(failures[-1])
        cashier.close()
        officer.close()
    print(f"{type(site).__name__}: {created} sales taken and {refused} refused, each once")
    return passed, len(failures)


if __name__ == "__main__":
    sys.exit(main())
