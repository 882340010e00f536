// What a member pays, as the server reckons it.

/// `{ list, paid }` for a quantity; null for a quantity that cannot be sold.
export function amounts(product, quantity) {
    if (!/^[1-9][0-9]{0,3}$/.test(quantity)) return null;
    const count = BigInt(quantity);
    const list = count * BigInt(product.list_price);
    const member = product.member_price ?? null;
    if (member !== null) return { list: Number(list), paid: Number(count * BigInt(member)) };
    const whole = 100_000_000n;
    const rest = whole - BigInt(product.discount_millionths ?? 0);
    return { list: Number(list), paid: Number((2n * list * rest + whole) / (2n * whole)) };
}

export function grouped(amount) {
    return String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
}
