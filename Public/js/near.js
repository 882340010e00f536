// Nearest first: asks the browser where it is, and hands on two decimals, which is about a kilometre.
const button = document.querySelector("[data-near]");
const trouble = document.querySelector("[data-near-trouble]");

function go(position) {
    const { latitude, longitude } = position.coords;
    const address = new URL(button.dataset.near, location.href);
    address.searchParams.set("near", `${latitude.toFixed(2)},${longitude.toFixed(2)}`);
    location.assign(address);
}

function fail() {
    button.disabled = false;
    trouble.textContent = button.dataset.nearFailed;
    trouble.hidden = false;
}

if (button && "geolocation" in navigator) {
    button.hidden = false;
    button.addEventListener("click", () => {
        button.disabled = true;
        navigator.geolocation.getCurrentPosition(go, fail, { timeout: 10000, maximumAge: 300000 });
    });
}
