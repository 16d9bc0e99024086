/* The bar above every form: which entry is open, saving, copies in and out, and what to do when the browser will not keep things. */

import { Form, lines } from "./form.js";
import { download, slug, toCsv, toMarkdown } from "./files.js";
import { make } from "./page.js";
import { Misfit, SHAPES, complete } from "./shape.js";
import { KEY, Store, newId, today } from "./store.js";

const LARGEST = 8_000_000;
const TROUBLES = {
  full: "This browser has no room left: your last changes are not saved. Save a copy of everything now, then delete what you no longer need.",
  blocked: "This browser does not let this site keep anything: nothing you type is saved. Save a copy of everything before you leave.",
  damaged: "What is stored here cannot be read, perhaps because a newer version of this page wrote it. It was left as it is. Save it as a file; then you may start afresh.",
};

export const store = new Store();

/** Messages, and copies of everything in and out. Every page of the workbench has this part. */
export class Box {
  constructor(bar, { refresh }) {
    this.bar = bar;
    this.refresh = refresh;
    this.status = bar.querySelector("[data-say]");
    this.alarm = bar.querySelector("[data-trouble]");
    bar.querySelector(".fg-wb-files").open = !matchMedia("(max-width: 30em)").matches;
    bar.hidden = false;
    bar.querySelector("[data-export=json]").addEventListener("click", () => this.saveAll());
    bar.querySelector("[data-import]").addEventListener("change", (event) => this.bring(event.target));
    for (const button of bar.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
    store.addEventListener("trouble", () => this.warn());
    addEventListener("beforeunload", (event) => { if (store.memory && store.damaged === null) event.preventDefault(); });
    store.read();
    this.warn();
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  saveAll() {
    download(`coaching-${today()}.json`, store.export(), "application/json");
    this.say("A copy of everything was handed to your browser's downloads. Keep it where only you can read it.");
  }

  async bring(input) {
    const [file] = input.files;
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Misfit("This file is far larger than any copy made here.");
      const { added, same, beside, safe } = store.import(await file.text());
      this.say(`${added} added, ${same} already here${beside ? `, ${beside} put beside yours because they differ` : ""}.${safe ? "" : " They are not saved yet."}`);
      this.refresh();
    } catch (problem) {
      if (!(problem instanceof Misfit)) throw problem;
      this.say(`${problem.message} Nothing was changed.`);
    } finally {
      input.value = "";
    }
  }

  warn() {
    const text = TROUBLES[store.trouble];
    this.alarm.hidden = !text;
    if (!text) {
      this.alarm.replaceChildren();
      return;
    }
    const save = make("button", { type: "button", class: "fg-button" }, store.trouble === "damaged" ? "Save what is stored as a file" : "Save a copy of everything");
    save.addEventListener("click", () => (store.trouble === "damaged" ? download(`${KEY}-${today()}.txt`, store.damaged, "text/plain") : this.saveAll()));
    this.alarm.replaceChildren(make("p", {}, text), save);
    if (store.trouble !== "damaged") return;
    const fresh = make("button", { type: "button", class: "fg-button", disabled: true }, "Start afresh");
    save.addEventListener("click", () => { fresh.disabled = false; });
    fresh.addEventListener("click", () => {
      store.clear();
      this.refresh();
      this.say("Started afresh.");
    });
    this.alarm.append(" ", fresh);
  }
}

/** One kind of entry on one page: a form, a list to choose from, and exports of the one that is open. */
export class Desk {
  constructor(kind, { shown = () => {}, changed = () => {}, grown = () => {}, extra = () => [], fresh = () => ({}) } = {}) {
    this.kind = kind;
    this.hooks = { shown, changed, extra, fresh };
    this.root = document.querySelector("[data-workbench]").closest("article") ?? document.body;
    this.bar = this.root.querySelector("[data-workbench]");
    this.noun = this.bar.dataset.workbench;
    for (const hidden of this.root.querySelectorAll("[data-scripted]")) hidden.hidden = false;
    this.form = new Form(this.root, { changed: (entry) => this.save(entry), grown });
    this.box = new Box(this.bar, { refresh: () => this.open(this.entry.id) });
    this.choice = this.bar.querySelector("[data-entries]");
    this.listen();
    this.open(new URLSearchParams(location.search).get("open") ?? this.latest());
  }

  listen() {
    this.choice.addEventListener("change", () => this.open(this.choice.value));
    this.bar.querySelector("[data-new]").addEventListener("click", () => {
      this.open("");
      this.box.say(`A new ${this.noun}. It is kept as soon as you type.`);
      this.root.querySelector("[name=title]")?.focus();
    });
    this.bar.querySelector("[data-delete]").addEventListener("click", () => this.discard());
    this.bar.querySelector("[data-export=csv]").addEventListener("click", () => this.saveTable());
    this.bar.querySelector("[data-export=md]").addEventListener("click", () => download(`${this.fileName()}.md`, toMarkdown(this.name(), this.lines()), "text/markdown"));
    store.addEventListener("elsewhere", () => this.elsewhere());
  }

  entries() {
    return store.read()[this.kind].filter((entry) => this.hooks.fresh().practice === undefined || entry.practice === this.hooks.fresh().practice);
  }

  latest() {
    return this.entries().reduce((last, entry) => (entry.updated > (last?.updated ?? "") ? entry : last), null)?.id ?? "";
  }

  open(id) {
    const found = this.entries().find((entry) => entry.id === id);
    this.entry = complete(SHAPES[this.kind], found ?? { id: newId(), ...this.hooks.fresh() });
    this.form.show(this.entry);
    this.hooks.shown(this.entry, this);
    this.list();
  }

  save(entry) {
    entry.updated = new Date().toISOString();
    const safe = store.save(this.kind, entry);
    this.list();
    this.box.say(safe ? "Saved in this browser." : "Not saved in this browser.");
    this.hooks.changed(entry, this);
  }

  name(entry = this.entry) {
    return entry.title.trim() || `${this.noun[0].toUpperCase()}${this.noun.slice(1)} without a title`;
  }

  fileName() {
    return `${slug(this.name())}-${today()}`;
  }

  list() {
    const found = this.entries();
    const names = found.map((entry) => this.name(entry));
    const options = found.map((entry, place) => new Option(names.indexOf(names[place]) === place ? names[place] : `${names[place]} (${place + 1})`, entry.id));
    if (!found.some((entry) => entry.id === this.entry.id)) options.push(new Option(`A new ${this.noun}`, this.entry.id));
    this.choice.replaceChildren(...options);
    this.choice.value = this.entry.id;
  }

  /** Deleted at once, and brought back with one press: safer than a question nobody reads. */
  discard() {
    const gone = this.entry;
    if (!this.entries().some((entry) => entry.id === gone.id)) return this.box.say("There is nothing to delete yet.");
    store.remove(this.kind, gone.id);
    this.open(this.latest());
    this.box.say(`Deleted “${this.name(gone)}”. `);
    const undo = make("button", { type: "button", class: "fg-button" }, "Bring it back");
    undo.addEventListener("click", () => {
      store.save(this.kind, gone);
      this.open(gone.id);
      this.box.say("It is back.");
      this.choice.focus();
    });
    this.box.status.append(undo);
    undo.focus();
  }

  /** Another tab wrote. Unless this one is being typed in, show what is stored now. */
  elsewhere() {
    const stored = this.entries().find((entry) => entry.id === this.entry.id);
    this.list();
    if (!stored || stored.updated <= this.entry.updated) return;
    if (!document.hasFocus()) this.open(stored.id);
    else this.box.say("This was changed in another tab. Reload the page to see it before you type on.");
  }

  lines() {
    return [...lines(this.root), ...this.hooks.extra(this.entry)];
  }

  saveTable() {
    const rows = this.lines().map((line) => [this.name(), line.section, line.part, line.question, line.answer]);
    download(`${this.fileName()}.csv`, toCsv([["Title", "Section", "Part", "Question", "Answer"], ...rows]), "text/csv");
  }
}

/** The empty form was asked for: the page stays as it was printed, and so it is said whether that was done. */
export const emptyAsked = () => {
  if (!new URLSearchParams(location.search).has("empty")) return false;
  const bar = document.querySelector("[data-workbench]");
  bar.classList.add("fg-wb-bar--empty");
  bar.querySelector(".fg-wb-empty [data-print]").addEventListener("click", () => print());
  bar.hidden = false;
  return true;
};

/** Start a page's desk, unless its empty form was asked for. */
export const start = (kind, hooks) => (emptyAsked() ? null : new Desk(kind, hooks));
