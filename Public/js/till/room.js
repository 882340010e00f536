// What a cashier sees of the room that this counter holds: how much of each pool, and how much shall be kept ready.

export class Room {
    #parts;

    /// `parts` has `list`, `leases`, `store`, `word` and `changed()`.
    constructor(parts) {
        this.#parts = parts;
    }

    async ready() { return await this.#parts.store.read("ready") ?? {}; }

    async show(products) {
        const ready = await this.ready();
        const lines = [];
        for (const product of products.filter((one) => one.has_pool)) {
            lines.push(this.#line(product, ready[product.code] ?? 0, await this.#parts.leases.held(product.code)));
        }
        if (!this.#parts.list.contains(document.activeElement)) this.#parts.list.replaceChildren(...lines);
        this.#parts.list.parentElement.hidden = lines.length === 0;
    }

    #line(product, wanted, held) {
        const form = document.createElement("form");
        form.className = "form form--row";
        const id = `ready-${product.code}`;
        const field = document.createElement("p");
        field.className = "field";
        const label = document.createElement("label");
        label.htmlFor = id;
        label.textContent = this.#parts.word("held", { product: product.name, count: held });
        const input = document.createElement("input");
        Object.assign(input, { id, type: "number", min: 0, max: 50, value: wanted, required: true });
        input.inputMode = "numeric";
        field.append(label, input);
        const actions = document.createElement("p");
        actions.className = "form__actions";
        const button = document.createElement("button");
        button.className = "button button--quiet button--small";
        button.textContent = this.#parts.word("keep_ready");
        actions.append(button);
        form.append(field, actions);
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#keep(product.code, Number(input.value), held).then(() => input.blur());
        });
        const entry = document.createElement("li");
        entry.append(form);
        return entry;
    }

    /// Fewer than are held: all are given back, and what is wanted is taken anew.
    async #keep(product, units, held) {
        await this.#parts.store.write("ready", { ...await this.ready(), [product]: units });
        if (units < held) await this.#parts.leases.letGo(product);
        document.activeElement?.blur();
        await this.#parts.changed();
    }
}
