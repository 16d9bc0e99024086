/* Runs as soon as the page's list begins, so before it is painted: what the address asks for is ticked, chosen filters get their
   room, cards that do not fit stay out. finder.js takes over; without it all is undone after loading. */
(() => {
  const prepare = (finder) => {
    const asked = new URLSearchParams(location.search);
    const boxes = [...finder.querySelectorAll("input[type=checkbox]")].filter((box) => asked.getAll(box.name).includes(box.value));
    for (const box of boxes) box.checked = true;
    finder.classList.toggle("fg-finder--compact", asked.get("view") === "compact");
    addEventListener("load", () => { if (!finder.dataset.ready) finder.classList.remove("fg-finder--compact"); });
    finder.querySelector("[data-clear]").hidden = boxes.length === 0;
    finder.querySelector(".fg-found__chosen").append(...boxes.map(chip));
    if (boxes.length) keepOut(boxes);
  };
  const chip = (box) => {
    const button = document.createElement("button");
    button.className = "fg-button fg-button--chip";
    button.textContent = box.closest("label").querySelector("span").textContent;
    const item = document.createElement("li");
    item.append(button);
    return item;
  };
  const keepOut = (boxes) => {
    const facets = [...new Set(boxes.map((box) => box.name))].map((name) => boxes.filter((box) => box.name === name));
    const unfit = facets.map((group) => `[data-fg-wait] .fg-found__cards > li${group.map((box) => `:not([data-f~="${box.dataset.n}"])`).join("")}`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${unfit.join()} { display: none; }`);
    document.adoptedStyleSheets = [sheet];
  };
  const reading = new MutationObserver(() => {
    const finder = document.querySelector(".fg-finder:has(.fg-found__cards)");
    if (!finder) return;
    reading.disconnect();
    prepare(finder);
  });
  reading.observe(document, { childList: true, subtree: true });
})();
