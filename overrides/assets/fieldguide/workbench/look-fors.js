/* The look-for form: one visit, one page. */

import { start } from "./desk.js";
import { today } from "./store.js";
import { Chooser, allStrategies, rowsFor } from "./strategies.js";

const root = document.querySelector("[data-workbench]").closest("article");
let desk = null, chooser = null;

const choose = async (ids) => {
  const entry = desk.entry;
  const known = await allStrategies().catch(() => desk.box.say("The look-fors could not be fetched. You can write your own; try again when you are online."));
  if (!known || entry !== desk.entry) return;
  desk.form.read();
  entry.strategies = ids;
  entry.rows = rowsFor(entry.rows, ids, known);
  desk.form.show(entry);
  desk.save(entry);
};

desk = start("forms", {
  fresh: () => ({ date: today() }),
  shown: (entry, opened) => {
    desk ??= opened;
    chooser ??= new Chooser(root.querySelector('[data-part="chooser"]'), { say: (text) => desk.box.say(text), changed: choose });
    chooser.show(entry.strategies);
  },
});

/* A strategy's page may lead here: ?strategy=three-reads opens a new form with its look-fors. */
const wanted = new URLSearchParams(location.search).getAll("strategy").filter((id) => chooser && [...chooser.select.options].some((option) => option.value === id));
if (desk && wanted.length) {
  desk.open("");
  chooser.show(wanted);
  choose(wanted);
  history.replaceState(history.state, "", location.pathname);
}
