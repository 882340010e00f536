// What a counter keeps in the browser (IndexedDB): its key and lists, the queue, receipts, codes that were accepted.
// Whatever a tick or a deletion depends on is written with strict durability.

import { spend } from "./leases.js";

const STRICT = { durability: "strict" };
const MOST_WISHES = 200;

function open() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open("till", 1);
        request.onupgradeneeded = () => {
            const database = request.result;
            database.createObjectStore("kept");
            database.createObjectStore("queue", { keyPath: "number" });
            database.createObjectStore("receipts", { keyPath: "number" });
            database.createObjectStore("seen");
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

export class Store {
    #database;

    static async open() {
        const store = new Store();
        store.#database = await open();
        return store;
    }

    /// Does the work in one transaction; its value once everything is written.
    #run(stores, mode, work, options) {
        return new Promise((resolve, reject) => {
            const transaction = this.#database.transaction(stores, mode, options);
            let value;
            transaction.oncomplete = () => resolve(value);
            transaction.onerror = () => reject(transaction.error);
            transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
            work(transaction, (told) => { value = told; });
        });
    }

    read(name, from = "kept") {
        return this.#run([from], "readonly", (transaction, tell) => {
            const request = transaction.objectStore(from).get(name);
            request.onsuccess = () => tell(request.result);
        });
    }

    write(name, value, into = "kept") {
        return this.#run([into], "readwrite", (transaction) => {
            transaction.objectStore(into).put(value, name);
        }, STRICT);
    }

    /// Writes a sale into the queue under the next number, and takes what it uses from the leases; the number.
    add(body, leases = []) {
        return this.#run(["kept", "queue"], "readwrite", (transaction, tell) => {
            const kept = transaction.objectStore("kept");
            const [last, held] = [kept.get("last"), kept.get("leases")];
            held.onsuccess = () => {
                const left = spend(held.result ?? [], leases);
                if (!left) return transaction.abort();
                const number = (last.result ?? 0) + 1;
                kept.put(number, "last");
                kept.put(left, "leases");
                transaction.objectStore("queue").add({ number, body, leases });
                tell(number);
            };
        }, STRICT);
    }

    // MARK: Leases

    async last() { return await this.read("last") ?? 0; }
    async leases() { return await this.read("leases") ?? []; }

    /// Notes for whom room is asked, before it is; the latest are remembered.
    keepWishes(members) {
        return this.#run(["kept"], "readwrite", (transaction) => {
            const kept = transaction.objectStore("kept");
            const request = kept.get("wishes");
            request.onsuccess = () => {
                const all = Object.entries({ ...request.result, ...members });
                kept.put(Object.fromEntries(all.slice(-MOST_WISHES)), "wishes");
            };
        }, STRICT);
    }

    /// Changes what is held, as `change(held, queue, wishes)` says.
    changeLeases(change) {
        return this.#run(["kept", "queue"], "readwrite", (transaction) => {
            const kept = transaction.objectStore("kept");
            const requests = [kept.get("leases"), transaction.objectStore("queue").getAll(), kept.get("wishes")];
            requests[2].onsuccess = () => {
                const [held, queue, wishes] = requests.map((request) => request.result);
                kept.put(change(held ?? [], queue, wishes ?? {}), "leases");
            };
        }, STRICT);
    }

    #all(from) {
        return this.#run([from], "readonly", (transaction, tell) => {
            const request = transaction.objectStore(from).getAll();
            request.onsuccess = () => tell(request.result);
        });
    }

    /// The first items that no person must look at.
    async waiting(most) {
        return (await this.#all("queue")).filter((item) => !item.held).slice(0, most);
    }

    /// The items that a person must look at.
    async held() {
        return (await this.#all("queue")).filter((item) => item.held);
    }

    everything() { return this.#all("queue"); }
    receipts() { return this.#all("receipts"); }

    #change(number, change) {
        return this.#run(["queue"], "readwrite", (transaction) => {
            const queue = transaction.objectStore("queue");
            const request = queue.get(number);
            request.onsuccess = () => { if (request.result) queue.put({ ...request.result, ...change }); };
        }, STRICT);
    }

    keepSignature(number, signature) { return this.#change(number, { signature }); }
    hold(number, result) { return this.#change(number, { held: result }); }

    /// Keeps the receipt and lets the item go, both or neither.
    settle(number, result) {
        return this.#run(["queue", "receipts"], "readwrite", (transaction) => {
            const queue = transaction.objectStore("queue");
            const request = queue.get(number);
            request.onsuccess = () => {
                if (!request.result) return;
                transaction.objectStore("receipts").put({ ...request.result, ...result });
                queue.delete(number);
            };
        }, STRICT);
    }

    /// A person has seen what became of a sale.
    look(number) {
        return this.#run(["receipts"], "readwrite", (transaction) => {
            const receipts = transaction.objectStore("receipts");
            const request = receipts.get(number);
            request.onsuccess = () => { if (request.result) receipts.put({ ...request.result, looked: true }); };
        }, STRICT);
    }
}
