// The key that the search box names puts the cursor into it, unless somebody is typing elsewhere.
const box = document.querySelector("[data-search-key]");

document.addEventListener("keydown", (event) => {
  if (!box || event.key !== box.dataset.searchKey || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = event.target;
  if (place instanceof HTMLElement && (place.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName))) return;
  event.preventDefault();
  box.focus();
  box.select();
});
