// The queue as a file, so that another machine can send it.

import * as server from "./server.js";

export function saveFile(name, value) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: "application/json" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}

/// How many items were sent and how many a person must look at; what went wrong instead.
export async function sendFile(file, most) {
    const sent = { count: 0, open: 0 };
    try {
        const { device, items } = JSON.parse(await file.text());
        for (let place = 0; place < items.length; place += most) {
            const batch = items.slice(place, place + most);
            const answer = await server.deliver({ device, items: batch });
            if (answer.status !== 200) return { answer };
            sent.count += batch.length;
            sent.open += answer.body.results.filter((result) => !result.receipt).length;
        }
        return sent;
    } catch {
        return { isUnreadable: true };
    }
}
