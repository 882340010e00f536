// Makes the counter quicker: typing replaces what a field holds, and the agreed price is shown before the sale.
// The page does the same work without this file; the server fills in and judges everything itself.

const form = document.querySelector("[data-counter]");

if (form) {
    form.addEventListener("focusin", (event) => {
        if (event.target instanceof HTMLInputElement) event.target.select();
    });
    const preview = form.querySelector("[data-preview]");
    const show = () => {
        const price = agreedPrice(form.querySelector("[data-products]"), form.elements.namedItem("quantity").value);
        preview.hidden = price === null;
        preview.querySelector("output").textContent = price === null ? "" : `${grouped(price)}\u00a0đ`;
    };
    form.addEventListener("input", show);
    show();
}

// Quantity times member price, else times list price less the discount, half up; null when the price is not known.
function agreedPrice(products, typed) {
    const { memberPrice, listPrice, discount } = products.selectedOptions[0]?.dataset ?? {};
    if (!/^[0-9]{1,4}$/.test(typed)) return null;
    const quantity = BigInt(typed);
    if (memberPrice) return quantity * BigInt(memberPrice);
    if (!listPrice) return null;
    const whole = 100_000_000n;
    return (2n * quantity * BigInt(listPrice) * (whole - BigInt(discount || 0)) + whole) / (2n * whole);
}

function grouped(amount) {
    return amount.toString().replace(/\B(?=(\d{3})+$)/g, ".");
}
