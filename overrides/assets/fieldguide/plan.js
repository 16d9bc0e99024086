/* My plan: the saved list, to order, annotate, compare, print, copy, keep as a file and share by link. */
import { clean, read, root, watch, write } from "./shelf.js";
import { printCards } from "./paper.js";

const plan = document.querySelector(".fg-plan");
const part = (name) => plan.querySelector(`.fg-plan__${name}`);
const [status, shared, empty, list, tools, load, table] = ["status", "shared", "empty", "list", "tools", "load", "compare"].map(part);
const headings = plan.dataset.headings.split("|");
const compared = new Set();
let records = {};
let quiet = false;

const make = (tag, settings = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (name.startsWith("aria-") || name === "scope" || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
};
const say = (words) => { status.textContent = words; };
const address = (record) => new URL(record.url, root).href;
const title = (item) => records[item.key]?.title ?? (item.title || item.key);
const keep = (items, words) => {
  const kept = write(items);
  say(kept ? words : `${words} This browser does not keep it: save the plan as a file before you leave.`);
};

const move = (place, step) => {
  const items = read();
  const [item] = items.splice(place, 1);
  items.splice(place + step, 0, item);
  keep(items, `${title(item)} is now ${place + step + 1} of ${items.length}.`);
  const row = list.children[place + step];
  (row.querySelector(`[data-step="${step}"]:not(:disabled)`) ?? row.querySelector("[data-step]:not(:disabled)") ?? row.querySelector("button")).focus();
};

const remove = (place) => {
  const items = read();
  const [item] = items.splice(place, 1);
  compared.delete(item.key);
  keep(items, `${title(item)} removed.`);
  const next = list.children[Math.min(place, items.length - 1)];
  (next?.querySelector("a, button") ?? empty.querySelector("a"))?.focus();
};

const name = (item) => {
  const record = records[item.key];
  if (!record) return make("h2", { className: "fg-card__title", textContent: title(item) });
  return make("h2", { className: "fg-card__title" }, make("a", { href: address(record), textContent: record.title }));
};

const remarks = (item) => {
  const record = records[item.key];
  if (!record) return make("p", { textContent: "This page is not in the guide any more. Your note is kept." });
  const words = make("p", { className: "fg-card__summary", textContent: record.summary });
  if (record.retired === undefined) return words;
  const next = records[`${item.key.split("/")[0]}/${record.retired}`];
  words.append(" This page is retired. ");
  if (next) words.append("Read ", make("a", { href: address(next), textContent: next.title }), " instead.");
  return words;
};

const row = (item, place, all) => {
  const label = title(item);
  const note = make("textarea", { value: item.note, rows: 2, maxLength: 4000, placeholder: "When, with whom, what to change" });
  note.addEventListener("change", () => {
    quiet = true; // the row stays as it is, and so does the place where somebody is typing
    keep(read().map((other) => (other.key === item.key ? { ...other, note: note.value } : other)), "Note kept.");
    quiet = false;
    said.textContent = note.value;
  });
  const said = make("span", { className: "fg-plan__said", textContent: item.note });
  const tick = make("input", { type: "checkbox", checked: compared.has(item.key) });
  tick.dataset.compare = item.key;
  tick.addEventListener("change", () => { compared[tick.checked ? "add" : "delete"](item.key); compare(); });
  const shift = (step, word) => {
    const button = make("button", { type: "button", className: "fg-button", textContent: word, disabled: !all[place + step], "aria-label": `${word}: ${label}` });
    button.dataset.step = step;
    button.addEventListener("click", () => move(place, step));
    return button;
  };
  const away = make("button", { type: "button", className: "fg-button", textContent: "Remove", "aria-label": `Remove: ${label}` });
  away.addEventListener("click", () => remove(place));
  const actions = make("p", { className: "fg-plan__actions fg-no-print" }, shift(-1, "Up"), shift(1, "Down"), away);
  if (records[item.key]?.facts) actions.append(make("label", {}, tick, " Compare"));
  const kind = make("p", { className: "fg-results__kind", textContent: records[item.key]?.kind ?? "" });
  const noted = make("label", { className: "fg-plan__note" }, make("span", { textContent: "My note" }), note, said);
  note.setAttribute("aria-label", `My note: ${label}`);
  const made = make("li", { className: "fg-card fg-plan__item" }, kind, name(item), remarks(item), noted, actions);
  made.dataset.item = item.key;
  return made;
};

const compare = () => {
  const chosen = [...compared].filter((key) => records[key]?.facts);
  for (const tick of list.querySelectorAll("[data-compare]")) tick.disabled = chosen.length >= 3 && !tick.checked;
  table.hidden = chosen.length < 2;
  if (chosen.length === 1) say("Choose one or two more to compare.");
  if (chosen.length < 2) return;
  say(`${chosen.length} side by side, below the list.`);
  const head = make("tr", {}, make("td"), ...chosen.map((key) => make("th", { scope: "col" }, make("a", { href: address(records[key]), textContent: records[key].title }))));
  const lines = headings.map((heading, place) => make("tr", {}, make("th", { scope: "row", textContent: heading }), ...chosen.map((key) => make("td", { textContent: records[key].facts[place] }))));
  const scroll = make("div", { className: "fg-scroll", tabIndex: 0, role: "region", "aria-label": "Side by side" }, make("table", { className: "fg-side" }, make("thead", {}, head), make("tbody", {}, ...lines)));
  table.replaceChildren(make("h2", { id: "side-by-side", textContent: "Side by side" }), scroll);
};

const draw = () => {
  const items = read();
  list.replaceChildren(...items.map(row));
  empty.hidden = items.length > 0;
  tools.hidden = items.length === 0;
  load.hidden = false;
  compare();
};

const asText = () => read().map((item, place) => {
  const record = records[item.key];
  return [`${place + 1}. ${title(item)}`, record && `   ${record.summary}`, item.note && `   Note: ${item.note}`, record && `   ${address(record)}`].filter(Boolean).join("\n");
}).join("\n\n");
const link = () => `${location.origin}${location.pathname}#list=${read().map((item) => item.key).join(",")}`;
const copy = async (text, words) => {
  try {
    await navigator.clipboard.writeText(text);
    say(words);
  } catch {
    const box = make("textarea", { value: text, rows: 6, readOnly: true, "aria-label": "Text to copy" });
    status.replaceChildren("Copying is switched off here. Take it from this box: ", box);
    box.select();
  }
};
const toFile = () => {
  const file = new Blob([JSON.stringify({ fieldguide_plan: 1, items: read() }, null, 2)], { type: "application/json" });
  const anchor = make("a", { href: URL.createObjectURL(file), download: "my-plan.json" });
  anchor.click();
  URL.revokeObjectURL(anchor.href);
  say("Saved as my-plan.json.");
};
const fromFile = async (file) => {
  try {
    if (file.size > 1e6) throw new Error("too large");
    const data = JSON.parse(await file.text());
    const found = clean(data?.items);
    if (data?.fieldguide_plan !== 1 || !found.length) throw new Error("not a plan");
    join(found, `${found.length} loaded.`);
  } catch {
    say("This file is not a plan saved here. Nothing was changed.");
  }
};
/** What is there stays, with its notes; what is new comes after it. */
const join = (found, words) => {
  const now = read();
  const notes = new Map(found.map((item) => [item.key, item.note]));
  keep(clean([...now.map((item) => ({ ...item, note: item.note || notes.get(item.key) || "" })), ...found]), words);
};

const fromLink = () => {
  const keys = new URLSearchParams(location.hash.slice(1)).get("list");
  const found = clean((keys ?? "").split(",").map((key) => ({ key, title: records[key]?.title ?? "" })));
  shared.hidden = !found.length;
  if (!found.length) return;
  const names = make("ul", {}, ...found.map((item) => make("li", {}, records[item.key] ? make("a", { href: address(records[item.key]), textContent: title(item) }) : `${item.key} (not in the guide any more)`)));
  const add = make("button", { type: "button", className: "fg-button", textContent: "Add these to my plan" });
  const close = () => { shared.hidden = true; history.replaceState(null, "", location.pathname); list.querySelector("a")?.focus(); };
  add.addEventListener("click", () => { join(found.filter((item) => records[item.key]), "Added to your plan."); close(); });
  const leave = make("button", { type: "button", className: "fg-button", textContent: "Leave it" });
  leave.addEventListener("click", close);
  shared.replaceChildren(make("p", {}, "Somebody shared this list with you. It is not in your plan until you add it."), names, add, " ", leave);
};

const doing = {
  print: () => print(),
  cards: () => printCards(list, (item) => item.dataset.item),
  copy: () => copy(asText(), "Copied as text."),
  link: () => copy(link(), "Link copied. It names the pages, not your notes."),
  export: toFile,
  clear: () => { if (confirm("Remove everything from my plan?")) { compared.clear(); keep([], "Your plan is empty."); } },
};
tools.addEventListener("click", (event) => doing[event.target.dataset?.do]?.());
load.querySelector("input").addEventListener("change", (event) => {
  if (event.target.files[0]) fromFile(event.target.files[0]).then(() => { event.target.value = ""; });
});

const PATIENCE = 20_000; // milliseconds; a network that neither answers nor fails is then taken for none
const start = async () => {
  plan.setAttribute("aria-busy", "true");
  if (read().length || location.hash.startsWith("#list=")) {
    try {
      const answer = await fetch(new URL("plan.json", import.meta.url), { signal: AbortSignal.timeout?.(PATIENCE) });
      if (answer.ok) records = await answer.json();
    } catch {
      say("Titles and facts could not be loaded; your list is complete. Try again when you are online.");
    }
  }
  draw();
  fromLink();
  plan.setAttribute("aria-busy", "false");
};
watch(() => quiet || (Object.keys(records).length || !read().length ? draw() : start()));
addEventListener("hashchange", () => (Object.keys(records).length ? fromLink() : start()));
start();
