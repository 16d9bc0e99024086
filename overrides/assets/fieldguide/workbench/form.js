/* Ties the fields of a page to one entry. The page's own blank form is the pattern: lists grow by copying their first item. */

const own = (scope, selector) => [...scope.querySelectorAll(selector)].filter((found) => (found.parentElement.closest("[data-item]") ?? null) === (scope.matches("[data-item]") ? scope : null));

/** Textareas are cut off on paper; their text is repeated in a block that only paper shows. */
const mirror = (field) => {
  if (field.tagName !== "TEXTAREA") return;
  let shown = field.nextElementSibling;
  if (!shown?.classList.contains("fg-wb-mirror")) {
    shown = document.createElement("span");
    shown.className = "fg-wb-mirror";
    shown.setAttribute("aria-hidden", "true");
    field.after(shown);
  }
  shown.textContent = field.value;
  field.classList.toggle("fg-wb-filled", field.value !== "");
};

export class Form {
  /** ``changed(entry)`` is called after every change by hand; ``grown(list, item)`` after an item was added by hand. */
  constructor(root, { changed, grown = () => {} }) {
    this.root = root;
    this.changed = changed;
    this.grown = grown;
    this.patterns = new Map();
    for (const list of root.querySelectorAll("[data-list]")) this.learn(list);
    root.addEventListener("input", (event) => this.heard(event.target));
    root.addEventListener("click", (event) => this.pressed(event));
  }

  learn(list) {
    const pattern = list.querySelector(":scope > [data-item]").cloneNode(true);
    if (!this.patterns.has(list.dataset.list)) this.patterns.set(list.dataset.list, pattern);
  }

  show(entry) {
    this.entry = entry;
    this.fill(this.root, entry);
  }

  fill(scope, values) {
    for (const field of own(scope, "[name]")) {
      if (!(field.name in values)) continue;
      if (field.type === "checkbox") field.checked = values[field.name];
      else this.put(field, values[field.name]);
      mirror(field);
    }
    for (const list of own(scope, "[data-list]")) this.fillList(list, values[list.dataset.list]);
  }

  /** A chosen value whose record is gone stays visible and stays chosen. */
  put(field, value) {
    if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
    if (field.value !== value) field.value = value;
  }

  fillList(list, values) {
    const items = () => [...list.querySelectorAll(":scope > [data-item]")];
    const wanted = list.hasAttribute("data-exact") ? values.length : Math.max(values.length, 1);
    while (items().length > wanted) items().at(-1).remove();
    while (items().length < wanted) this.grow(list);
    if (!values.length && wanted) items()[0].replaceWith(this.fresh(list));
    items().forEach((item, place) => {
      if (values[place]) this.fill(item, values[place]);
      this.number(item, place);
    });
  }

  fresh(list) {
    return this.patterns.get(list.dataset.list).cloneNode(true);
  }

  number(item, place) {
    for (const shown of own(item, "[data-number]")) shown.textContent = place + 1;
  }

  grow(list) {
    const item = this.fresh(list);
    list.append(item);
    return item;
  }

  /** Read the whole form back: what is on the page is what is kept. */
  read(scope = this.root, values = this.entry) {
    for (const field of own(scope, "[name]")) if (field.name in values || scope !== this.root) values[field.name] = field.type === "checkbox" ? field.checked : field.value;
    for (const list of own(scope, "[data-list]")) {
      values[list.dataset.list] = [...list.querySelectorAll(":scope > [data-item]")].map((item) => this.read(item, {}));
    }
    return values;
  }

  heard(field) {
    if (!field.name) return;
    mirror(field);
    this.commit();
  }

  commit() {
    this.read();
    this.changed(this.entry);
  }

  pressed(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.add) this.add(button);
    else if (button.hasAttribute("data-remove")) this.removeItem(button);
    else if (button.dataset.step) this.count(button);
  }

  add(button) {
    const scope = button.closest("[data-item]") ?? this.root;
    const list = own(scope, `[data-list="${button.dataset.add}"]`)[0];
    const item = this.grow(list);
    this.number(item, list.querySelectorAll(":scope > [data-item]").length - 1);
    this.commit();
    item.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    this.grown(list, item);
  }

  removeItem(button) {
    const item = button.closest("[data-item]");
    const list = item.parentElement;
    const next = item.nextElementSibling ?? item.previousElementSibling;
    if (next?.matches("[data-item]")) item.remove();
    else item.replaceWith(this.fresh(list));
    [...list.querySelectorAll(":scope > [data-item]")].forEach((other, place) => this.number(other, place));
    this.commit();
    (next ?? list).querySelector("input:not([type=hidden]), textarea, select")?.focus();
  }

  count(button) {
    const field = button.parentElement.querySelector("input");
    field.value = String(Math.max(0, (Number.parseInt(field.value, 10) || 0) + Number(button.dataset.step)));
    this.commit();
  }
}

const labelOf = (field) => field.getAttribute("aria-label") ?? field.closest("label")?.querySelector(".fg-wb-label")?.textContent ?? field.name;
const valueOf = (field) => {
  if (field.type === "checkbox") return field.checked ? "yes" : "";
  if (field.tagName === "SELECT") return field.value ? field.selectedOptions[0]?.textContent ?? "" : "";
  return field.value.trim();
};

/** The filled-in form as plain lines: section, part, question, answer. Exports are made from what the coach sees. */
export const lines = (root) => {
  const found = [];
  let section = "";
  for (const element of root.querySelectorAll("h2, h3, [name], [data-chosen] > li")) {
    if (/^H[23]$/.test(element.tagName)) section = element.firstChild.textContent.trim();
    else {
      const part = element.closest("[data-item]:has(> legend), [data-item]:has(> .fg-wb-part)")?.querySelector("legend, .fg-wb-part")?.textContent.trim() ?? "";
      const isChosen = element.tagName === "LI";
      const answer = isChosen ? element.firstChild.textContent.trim() : valueOf(element);
      if (answer && !element.hasAttribute("data-silent")) found.push({ section, part, question: isChosen ? "Strategy" : labelOf(element).trim(), answer });
    }
  }
  return found;
};
