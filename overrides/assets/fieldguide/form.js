/* A form for one kind of record, made from its models: says what is missing, shows the card, keeps a draft, makes the file. */
import { card, make } from "./form-card.js";
import { dump } from "./form-yaml.js";
import { missing, number, text as textProblem, whole } from "./form-rules.js";

const IN_ORDER = ["grades", "tiers"]; // fields whose values have an order of their own
const LIMIT = 6000; // encoded characters of an address that GitHub still takes
const today = () => new Date().toISOString().slice(0, 10);
let spec;
let serial = 0;

const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

/* Each part of the form answers: its element, get(), set(value), check(path) -> [[path, problem, place]]. */

function control(field, options) {
  const id = `f${++serial}`;
  const attributes = { id, class: "fg-form__input", "aria-describedby": `${id}-p`, spellcheck: options || field.ref ? "false" : "true" };
  if (options) return make("select", attributes, make("option", { value: "" }, "Choose …"), ...options.map(([value, label]) => make("option", { value }, label)));
  if (field.long) return make("textarea", { ...attributes, rows: field.longest > 1000 ? "6" : "2" });
  if (field.type === "date") return make("input", { ...attributes, type: "date" });
  return make("input", { ...attributes, type: "text", inputmode: field.type === "number" ? "numeric" : undefined, list: field.ref ? `records-${field.ref}` : undefined, autocomplete: "off" });
}

function optionsOf(field) {
  if (field.choices) return field.choices.map((choice) => [choice, choice]);
  return field.facet ? spec.terms[field.facet] : null;
}

function single(field, label, index) {
  const input = control(field, optionsOf(field));
  const problem = make("p", { class: "fg-form__problem", id: `${input.id}-p` });
  const get = () => {
    const value = input.value.replace(/\r\n?/g, "\n").normalize("NFC").trim();
    return value === "" ? undefined : value;
  };
  return {
    input,
    element: make("div", { class: "fg-form__line" }, make("label", { for: input.id, class: index === undefined ? "fg-form__label" : "fg-form__label fg-form__label--small" }, label), index === undefined && field.help ? make("p", { class: "fg-form__help" }, field.help) : null, input, problem),
    get,
    set: (value) => { input.value = value ?? ""; },
    check(path) {
      const value = get();
      const found = value === undefined ? (field.required && index === undefined ? missing(field, path) : null) : textProblem(field, value, spec, index);
      show(input, problem, found);
      return found ? [[path, found, input]] : [];
    },
  };
}

function show(input, place, found) {
  place.textContent = found ? `${found[0]}: ${found[1]} ${found[2]}` : "";
  if (found) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function boxes(field, options) {
  const problem = make("p", { class: "fg-form__problem", id: `f${++serial}` });
  const inputs = options.map(([value]) => make("input", { type: "checkbox", id: `f${++serial}`, value }));
  const rows = options.map(([, label], place) => make("label", { class: "fg-form__box", for: inputs[place].id }, inputs[place], ` ${label}`));
  let ticked = []; // in the order they were ticked, since cards and pages show the first of them first
  const counted = IN_ORDER.includes(field.name);
  const get = () => {
    const on = inputs.filter((input) => input.checked).map((input) => input.value);
    ticked = [...ticked.filter((name) => on.includes(name)), ...on.filter((name) => !ticked.includes(name))];
    const found = counted ? on : ticked;
    return found.length ? [...found] : undefined;
  };
  const order = counted ? null : make("p", { class: "fg-form__help" }, "Tick what matters most first: it is shown first.");
  return {
    element: make("fieldset", { class: "fg-form__set", "aria-describedby": problem.id }, legend(field), order, make("div", { class: "fg-form__boxes" }, ...rows), problem),
    get,
    set: (value) => {
      ticked = [...(value || [])];
      for (const input of inputs) input.checked = ticked.includes(input.value);
    },
    check: (path) => checkNumber(field, get(), path, inputs[0], problem),
  };
}

function checkNumber(field, value, path, place, problem) {
  const found = value ? number(field, value) : field.required ? missing(field, path) : null;
  show(place, problem, found);
  return found ? [[path, found, place]] : [];
}

function legend(field) {
  const needed = field.required ? null : make("span", { class: "fg-form__optional" }, " (may be left out)");
  return [make("legend", { class: "fg-form__label" }, field.label, needed), field.help ? make("p", { class: "fg-form__help" }, field.help) : ""].reduce((all, part) => (all.append(part), all), document.createDocumentFragment());
}

function list(field, makeItem) {
  const items = [];
  const rows = make("ol", { class: "fg-form__items" });
  const problem = make("p", { class: "fg-form__problem", id: `f${++serial}` });
  const add = (value) => {
    const item = makeItem(items.length);
    const row = make("li", {}, item.element);
    const remove = make("button", { type: "button", class: "fg-form__small", onclick: () => {
      items.splice(items.indexOf(item), 1);
      row.remove();
      changed(rows);
      more.focus();
    } }, `Remove this ${one(field)}`);
    row.append(remove);
    items.push(item);
    rows.append(row);
    if (value !== undefined) item.set(value);
    return row;
  };
  const more = make("button", { type: "button", class: "fg-form__small", onclick: () => {
    add().querySelector("input, textarea, select")?.focus();
    changed(rows);
  } }, `Add to ${field.label.toLowerCase()}`);
  const get = () => {
    const found = items.map((item) => item.get()).filter((value) => value !== undefined);
    return found.length ? found : undefined;
  };
  const reset = (values) => {
    items.length = 0;
    rows.replaceChildren();
    for (const value of values || []) add(value);
    const start = field.required ? Math.max(field.least || 1, 1) : field.options ? 0 : 1;
    while (items.length < start) add();
  };
  reset();
  return {
    element: make("fieldset", { class: "fg-form__set", "aria-describedby": problem.id }, legend(field), rows, more, problem),
    get,
    set: reset,
    check(path) {
      const filled = items.filter((item) => item.get() !== undefined);
      return [...checkNumber(field, get(), path, more, problem), ...filled.flatMap((item, index) => item.check([...path, index], index))];
    },
  };
}

const one = (field) => (field.options ? "group" : "line");

function group(fields) {
  const parts = fields.map((field) => [field.name, part(field)]);
  const get = () => {
    const found = {};
    for (const [name, inner] of parts) {
      const value = inner.get();
      if (value !== undefined) found[name] = value;
    }
    return Object.keys(found).length ? found : undefined;
  };
  return {
    parts,
    element: make("div", { class: "fg-form__group" }, ...parts.map(([, inner]) => inner.element)),
    get,
    set: (value) => { for (const [name, inner] of parts) inner.set(value?.[name]); },
    check: (path) => parts.flatMap(([name, inner]) => inner.check([...path, name])),
  };
}

function choiceOfGroups(options) {
  if (options.length === 1) return group(options[0].fields);
  const groups = options.map((option) => group(option.fields));
  const select = make("select", { id: `f${++serial}`, class: "fg-form__input" }, ...options.map((option, index) => make("option", { value: String(index) }, option.label)));
  const place = make("div");
  let now = 0;
  const turn = (index) => {
    now = index;
    select.value = String(index);
    place.replaceChildren(groups[index].element);
  };
  select.addEventListener("change", () => turn(Number(select.value)));
  turn(0);
  return {
    element: make("div", {}, make("label", { for: select.id, class: "fg-form__label fg-form__label--small" }, "What you can say"), select, place),
    get: () => groups[now].get(),
    set(value) {
      const keys = Object.keys(value || {});
      const fits = options.findIndex((option) => keys.length && keys.every((key) => option.fields.some((field) => field.name === key)));
      turn(Math.max(fits, 0));
      groups[now].set(value);
    },
    check: (path) => groups[now].check(path),
  };
}

function part(field) {
  if (field.options) {
    if (field.many) return list(field, () => choiceOfGroups(field.options));
    const inner = choiceOfGroups(field.options);
    return {
      ...inner,
      element: make("fieldset", { class: "fg-form__set fg-form__set--group" }, legend(field), inner.element),
      check: (path) => (inner.get() === undefined && !field.required ? [] : inner.check(path)),
    };
  }
  const options = optionsOf(field);
  if (field.many && (options || (field.ref && spec.records[field.ref].length <= 12 && spec.records[field.ref].length))) return boxes(field, options || spec.records[field.ref]);
  if (field.many) return list(field, (index) => inList(field, index));
  const optional = field.required ? "" : " (may be left out)";
  return single(field, `${field.label}${optional}`);
}

function inList(field, index) {
  const made = single(field, `${field.label}, ${index + 1}`, index);
  return { ...made, check: (path, place) => { made.input.dataset.index = place; return made.check(path); } };
}

/* The whole form. */

class RecordForm {
  constructor(root) {
    this.root = root;
    this.key = `fg-form-${spec.kind}`;
    this.repository = root.dataset.repository.replace(/\/$/, "");
    this.body = group(spec.fields);
    this.file = single({ name: "id", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", longest: 60, required: true, help: "The last part of the page's address. It is made from the title; shorten it if you like. It stays for good." }, "Id");
    this.folder = spec.folders.length > 1 ? single({ name: "folder", required: true, choices: spec.folders, help: "Which shelf of the library it stands on." }, "Shelf") : null;
    this.named = false;
    this.build();
    this.restore();
    this.update();
  }

  build() {
    this.status = make("p", { class: "fg-form__status", role: "status" });
    this.card = make("div", { class: "fg-form__card", "aria-label": "The card as readers will see it", role: "group" });
    this.problems = make("div", { class: "fg-form__problems", tabindex: "-1" });
    this.yaml = make("textarea", { class: "fg-form__yaml", id: "fg-form-yaml", rows: "16", readonly: "", spellcheck: "false" });
    this.send = make("a", { class: "md-button md-button--primary", target: "_blank", rel: "noopener", hidden: true }, "Open on GitHub");
    this.how = make("p", { class: "fg-form__how" });
    const form = make("form", { class: "fg-form__form", novalidate: "", "aria-label": `${spec.label}: all fields` }, this.body.element, this.folder?.element, this.file.element);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (event.target === this.file.input) this.named = true;
      this.update();
    });
    form.addEventListener("change", () => this.update());
    const buttons = make("p", { class: "fg-form__buttons" },
      make("button", { type: "button", class: "md-button md-button--primary", onclick: () => this.check(true) }, "Check what I wrote"),
      make("button", { type: "button", class: "md-button", onclick: () => this.copy() }, "Copy the file"),
      make("button", { type: "button", class: "md-button", onclick: () => this.download() }, "Download the file"),
      this.send,
      make("button", { type: "button", class: "fg-form__small", onclick: () => this.clear() }, "Empty the form"));
    this.root.replaceChildren(
      make("div", { class: "fg-form__columns" }, form, make("aside", { class: "fg-form__side", "aria-label": "Preview" }, this.card)),
      this.problems, buttons, this.status, this.how,
      make("details", { class: "fg-form__file" }, make("summary", {}, "The file this makes"), make("label", { for: "fg-form-yaml", class: "fg-form__label fg-form__label--small" }, "Its text"), this.yaml),
      ...Object.entries(spec.records).map(([kind, records]) => make("datalist", { id: `records-${kind}` }, ...records.map(([id, title]) => make("option", { value: id }, title)))),
    );
  }

  data() {
    const found = this.body.get() || {};
    const body = found.body;
    delete found.body;
    return [found, body];
  }

  text() {
    const [data, body] = this.data();
    const yaml = Object.keys(data).length ? dump(data) : "";
    return spec.suffix === ".md" ? `---\n${yaml}---\n\n${body || ""}\n` : yaml;
  }

  path() {
    const folder = this.folder?.get() || spec.folders[0];
    return `${folder}/${this.file.get() || "new"}${spec.suffix}`;
  }

  update() {
    const [data] = this.data();
    if (!this.named) this.file.set(slug(data.title || ""));
    this.yaml.value = this.text();
    this.preview(data);
    this.address();
    try {
      localStorage.setItem(this.key, JSON.stringify({ data: this.body.get() || {}, id: this.named ? this.file.get() : undefined, folder: this.folder?.get() }));
    } catch { /* a browser that keeps nothing: the form works, the draft is lost with the page */ }
    if (this.checked) this.check(false);
  }

  preview(data) {
    this.card.replaceChildren(make("p", { class: "fg-form__help" }, "The card as readers will see it"), make("ul", { class: "fg-cards" }, card(data, spec)));
  }

  address() {
    const start = `${this.repository}/new/main?filename=${encodeURIComponent(this.path())}`;
    const full = `${start}&value=${encodeURIComponent(this.yaml.value)}`;
    const fits = full.length <= LIMIT;
    this.send.hidden = !this.repository;
    this.send.href = fits ? full : start;
    this.send.textContent = fits ? "Open on GitHub" : "Copy the file and open GitHub";
    this.send.onclick = fits ? null : () => this.copy();
    this.how.textContent = this.repository
      ? (fits ? "GitHub opens with the file filled in: press “Commit changes”, then “Propose changes”, then “Create pull request”." : "The file is too long for a link. The button copies it and opens an empty file on GitHub: paste it there, then press “Commit changes”.")
      : `Send the file to whoever looks after this site; its name is ${this.path()}.`;
  }

  check(announce) {
    this.checked = true;
    const [data] = this.data();
    const found = [...this.body.check([]), ...this.file.check(["id"]), ...(this.folder ? this.folder.check(["folder"]) : [])];
    if (spec.taken.includes(this.file.get())) found.push([["id"], ["id-taken", `"${this.file.get()}" is the id of another record.`, "Choose another, or correct that record instead."], this.file.input]);
    for (const [path, problem] of whole(data, spec)) found.push([path, problem, this.find(path)]);
    this.problems.replaceChildren(...(found.length ? [
      make("p", { class: "fg-form__count" }, `${found.length} ${found.length === 1 ? "thing" : "things"} to mend:`),
      make("ul", {}, ...found.map(([, problem, place]) => make("li", {}, make("button", { type: "button", class: "fg-form__jump", onclick: () => place?.focus() }, `${problem[0]}: ${problem[1]} ${problem[2]}`)))),
    ] : []));
    if (announce) {
      this.status.textContent = found.length ? "" : "Nothing to mend. The check on GitHub has the last word.";
      if (found.length) this.problems.focus();
    }
    return found;
  }

  find(path) {
    let here = this.body;
    for (const name of path) here = here?.parts?.find(([known]) => known === name)?.[1] ?? here;
    return here.element.querySelector("input, textarea, select, button");
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.yaml.value);
      this.status.textContent = "Copied.";
    } catch {
      this.root.querySelector(".fg-form__file").open = true;
      this.yaml.select();
      this.status.textContent = "The text is selected: copy it with Ctrl+C, or ⌘C on a Mac.";
    }
  }

  download() {
    const link = make("a", { href: URL.createObjectURL(new Blob([this.yaml.value], { type: "text/yaml" })), download: this.path().split("/").pop() });
    link.click();
    URL.revokeObjectURL(link.href);
    this.status.textContent = `Saved as ${link.download}.`;
  }

  restore() {
    const prefill = { review: { reviewed: today() }, checked: today() };
    let draft = {};
    try {
      draft = JSON.parse(localStorage.getItem(this.key) || "{}");
    } catch { /* an unreadable draft is no draft */ }
    this.body.set({ ...prefill, ...(draft.data || {}) });
    if (draft.folder) this.folder?.set(draft.folder);
    if (draft.id) {
      this.named = true;
      this.file.set(draft.id);
    }
    if (draft.data?.title) this.status.textContent = "Your draft from last time is back.";
  }

  clear() {
    if (!confirm("Empty the form? What you typed is lost.")) return;
    localStorage.removeItem(this.key);
    this.named = false;
    this.checked = false;
    this.problems.replaceChildren();
    this.restore();
    this.update();
    this.status.textContent = "The form is empty.";
  }
}

export function slug(title) {
  const name = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/'/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return name.length > 60 ? name.slice(0, 60).replace(/-[^-]*$/, "") : name;
}

const root = document.querySelector("[data-fg-form]");
if (root) {
  const answer = await fetch(new URL(root.dataset.fgForm, location.href));
  if (answer.ok) {
    spec = await answer.json();
    new RecordForm(root);
  }
}
