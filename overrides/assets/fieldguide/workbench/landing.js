/* The workbench's first page: what is kept here, copies of everything, and deleting it all. */

import { Box, store } from "./desk.js";
import { make } from "./page.js";
import { KINDS } from "./shape.js";

const NAMES = { cycles: ["coaching cycle", "cycle/"], forms: ["look-for form", "look-fors/"], evaluations: ["evaluation plan", "evaluation/"], tallies: ["tally sheet", "surveys/"], meetings: ["meeting note", "meetings/"] };
const root = document.querySelector("[data-workbench]").closest("article");
const kept = root.querySelector('[data-part="kept"]');
const wipe = root.querySelector("[data-wipe]");

const show = () => {
  const state = store.read();
  const items = KINDS.filter((kind) => state[kind].length).map((kind) => {
    const [name, url] = NAMES[kind];
    const count = state[kind].length;
    return make("li", {}, make("a", { href: url }, `${count} ${name}${count === 1 ? "" : "s"}`));
  });
  kept.replaceChildren(...(items.length ? items : [make("li", {}, "Nothing yet.")]));
  wipe.hidden = !items.length;
};

const box = new Box(root.querySelector("[data-workbench]"), { refresh: show });
wipe.addEventListener("click", () => {
  const before = store.export();
  store.clear();
  show();
  box.say("Everything was deleted from this browser. ");
  const undo = make("button", { type: "button", class: "fg-button" }, "Bring it all back");
  undo.addEventListener("click", () => {
    store.import(before);
    show();
    box.say("Everything is back.");
  });
  box.status.append(undo);
  undo.focus();
});
store.addEventListener("elsewhere", show);
show();
