// What the telephone keeps: the card with its chain, whose it is, and what can be read without a network.

const NAME = "my-card";
const STORE = "kept";

function opened() {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(NAME, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(STORE);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

async function within(mode, work) {
    const database = await opened();
    try {
        return await new Promise((resolve, reject) => {
            const transaction = database.transaction(STORE, mode, { durability: "strict" });
            const request = work(transaction.objectStore(STORE));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onerror = transaction.onabort = () => reject(transaction.error);
        });
    } finally {
        database.close();
    }
}

export const read = (key) => within("readonly", (store) => store.get(key));
export const write = (key, value) => within("readwrite", (store) => store.put(value, key));
export const forget = (key) => within("readwrite", (store) => store.delete(key));
export const forgetAll = () => within("readwrite", (store) => store.clear());
