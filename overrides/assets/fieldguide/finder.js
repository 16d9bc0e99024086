/* The finder: hides what does not fit, counts what is left, keeps its state in the address. The list itself is in the page. */

import { printCards } from "./paper.js";

export class Finder {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector(".fg-filters");
    this.list = root.querySelector(".fg-found__cards");
    this.toggle = root.querySelector(".fg-filters__toggle");
    this.done = root.querySelector(".fg-filters__done");
    this.bar = root.querySelector(".fg-found__bar");
    this.status = root.querySelector(".fg-found__count");
    this.chosen = root.querySelector(".fg-found__chosen");
    this.none = root.querySelector(".fg-found__none");
    this.clear = root.querySelector("[data-clear]");
    this.sort = root.querySelector("[data-sort]");
    this.view = root.querySelector("[data-view]");
    this.boxes = [...this.form.querySelectorAll("input[type=checkbox]")];
    this.facets = [...new Set(this.boxes.map((box) => box.name))];
    this.facetOf = this.boxes.map((box) => this.facets.indexOf(box.name)); // boxes stand in the order of their numbers
    this.cards = [...this.list.children].map((item, order) => ({ item, order, has: item.dataset.f.split(" ").filter(Boolean).map(Number), minutes: Number(item.dataset.minutes), reviewed: item.dataset.reviewed }));
    this.counts = new Map(this.boxes.map((box) => [box, box.closest("label").querySelector(".fg-filters__n")]));
    this.listen();
    this.fromAddress();
    this.form.hidden = false;
    this.toggle.hidden = false;
    this.bar.hidden = false;
    this.apply({ announce: false });
    document.adoptedStyleSheets = []; // what finder-early.js kept out is now hidden card by card
  }

  listen() {
    this.form.addEventListener("change", () => this.apply());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.sort.addEventListener("change", () => this.apply());
    this.view.addEventListener("change", () => this.apply());
    this.clear.addEventListener("click", () => {
      for (const box of this.boxes) box.checked = false;
      this.apply();
      this.sort.focus();
    });
    this.toggle.addEventListener("click", () => this.open(!this.isOpen));
    this.done.addEventListener("click", () => { this.open(false); this.status.focus(); this.bar.scrollIntoView(); });
    this.form.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.isOpen) { this.open(false); this.toggle.focus(); } });
    this.root.querySelector("[data-print]")?.addEventListener("click", () => printCards(this.list, (card) => card.dataset.key));
    addEventListener("popstate", () => { this.fromAddress(); this.apply({ keep: true }); });
  }

  /** On a phone the filters are folded behind one button; on a wide screen the style shows them always. */
  open(wanted) {
    this.isOpen = wanted;
    this.toggle.setAttribute("aria-expanded", String(wanted));
    this.root.classList.toggle("fg-finder--open", wanted);
  }

  fromAddress() {
    const wanted = new URLSearchParams(location.search);
    for (const box of this.boxes) box.checked = wanted.getAll(box.name).includes(box.value);
    this.sort.value = [...this.sort.options].some((option) => option.value === wanted.get("sort")) ? wanted.get("sort") : "title";
    this.view.value = wanted.get("view") === "compact" ? "compact" : "cards";
  }

  toAddress() {
    const state = new URLSearchParams();
    for (const box of this.boxes) if (box.checked) state.append(box.name, box.value);
    if (this.sort.value !== "title") state.set("sort", this.sort.value);
    if (this.view.value !== "cards") state.set("view", this.view.value);
    const query = state.toString();
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  }

  /** For every card, the facets it fails: shown with none, counted for a facet's options when it fails no other.
      Facets are bits and counts stand in one array, so that a thousand cards take a few milliseconds. */
  apply({ announce = true, keep = false } = {}) {
    const facet = this.facetOf;
    const picked = new Uint8Array(facet.length);
    let active = 0;
    for (const box of this.boxes) {
      if (!box.checked) continue;
      picked[box.dataset.n] = 1;
      active |= 1 << facet[box.dataset.n];
    }
    const counts = new Int32Array((this.facets.length + 1) * facet.length);
    let shown = 0;
    for (const { item, has } of this.cards) {
      let failed = active;
      for (const number of has) if (picked[number]) failed &= ~(1 << facet[number]);
      if (item.hidden !== (failed !== 0)) item.hidden = failed !== 0;
      if (failed === 0) shown += 1;
      if (failed & (failed - 1)) continue; // fails two
      const row = failed ? 32 - Math.clz32(failed) : 0;
      for (const number of has) counts[row * facet.length + number] += 1;
    }
    for (const box of this.boxes) {
      const number = Number(box.dataset.n);
      const count = counts[number] + counts[(facet[number] + 1) * facet.length + number];
      const label = this.counts.get(box);
      if (label.textContent !== String(count)) label.textContent = count;
      box.disabled = count === 0 && !box.checked;
    }
    this.arrange();
    this.showChosen();
    this.none.hidden = shown > 0;
    if (!keep && announce) this.toAddress();
    this.done.textContent = `Show ${shown} ${this.root.dataset.noun}`;
    this.say(`${shown} of ${this.cards.length} ${this.root.dataset.noun}`, announce);
  }

  arrange() {
    const by = { title: (a, b) => a.order - b.order, time: (a, b) => a.minutes - b.minutes || a.order - b.order, recent: (a, b) => b.reviewed.localeCompare(a.reviewed) || a.order - b.order }[this.sort.value];
    if (this.sorted !== this.sort.value && (this.sorted || this.sort.value !== "title")) this.list.append(...[...this.cards].sort(by).map((card) => card.item));
    this.sorted = this.sort.value;
    this.root.classList.toggle("fg-finder--compact", this.view.value === "compact");
  }

  showChosen() {
    const boxes = this.boxes.filter((box) => box.checked);
    this.clear.hidden = boxes.length === 0;
    this.toggle.textContent = boxes.length ? `Filters (${boxes.length})` : "Filters";
    this.chosen.replaceChildren(...boxes.map((box) => {
      const name = box.closest("label").querySelector("span").textContent;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fg-button fg-button--chip";
      button.textContent = name;
      button.setAttribute("aria-label", `Remove filter: ${name}`);
      button.addEventListener("click", () => {
        const place = boxes.indexOf(box);
        box.checked = false;
        this.apply();
        (this.chosen.querySelectorAll("button")[Math.max(0, place - 1)] ?? box).focus();
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
  }

  /** Shown at once, announced once the choosing pauses: a screen reader is not interrupted at every tick. */
  say(text, announce) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.status.textContent = text; }, announce ? 400 : 0);
  }
}

document.querySelectorAll(".fg-finder").forEach((root) => {
  const finder = new Finder(root);
  root.dataset.ready = "true";
  if (matchMedia("(max-width: 59.98em)").matches) root.querySelectorAll(".fg-filters__facet").forEach((facet) => { facet.open = Boolean(facet.querySelector(":checked")); });
  return finder;
});
