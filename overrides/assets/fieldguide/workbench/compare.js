/* The comparison: shows the cases whose setting fits, counts them, and keeps the choice in the address. */

const root = document.querySelector("[data-compare]");
const selects = [...root.querySelectorAll("select")];
const cases = [...document.querySelectorAll("[data-settings]")].map((item) => ({ item, words: new Set(item.dataset.settings.split(" ")) }));
const status = root.querySelector("[role=status]");

const apply = () => {
  const wanted = selects.filter((select) => select.value).map((select) => `${select.name}=${select.value}`);
  let shown = 0;
  for (const { item, words } of cases) {
    item.hidden = !wanted.every((word) => words.has(word));
    shown += !item.hidden;
  }
  for (const list of document.querySelectorAll("[data-cases]")) list.querySelector("[data-none]").hidden = [...list.querySelectorAll("[data-settings]")].some((item) => !item.hidden);
  status.textContent = `${shown} of ${cases.length} cases`;
  history.replaceState(history.state, "", location.pathname + (wanted.length ? `?${wanted.join("&")}` : "") + location.hash);
};

const state = new URLSearchParams(location.search);
for (const select of selects) if ([...select.options].some((option) => option.value === state.get(select.name))) select.value = state.get(select.name);
root.hidden = false;
root.addEventListener("change", apply);
root.addEventListener("submit", (event) => event.preventDefault());
apply();
document.adoptedStyleSheets = []; // what compare-early.js left out is now hidden case by case
