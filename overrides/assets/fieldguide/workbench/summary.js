/* The summary for a principal: made from finished and running cycles, without tallies, debriefs or anything said in confidence. */

import { Box, emptyAsked, store } from "./desk.js";
import { download, toCsv } from "./files.js";
import { make, table } from "./page.js";
import { share } from "./stats.js";
import { today } from "./store.js";

const root = document.querySelector("[data-workbench]").closest("article");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const titles = (name) => new Map([...part(name).options].map((option) => [option.value, option.textContent]));
const models = titles("models"), strategies = titles("strategies");
const named = (cycle, place) => cycle.title.trim() || `Cycle ${place + 1}`;
const left = new Set();

const HEAD = ["Cycle", "Goal for students", "Strategies", "Visits", "Met the goal before", "Met the goal after"];
const row = (cycle, place) => [
  named(cycle, place), cycle.goal, cycle.strategies.map((id) => strategies.get(id) ?? id).join("; "),
  String(cycle.visits.filter((visit) => visit.date || visit.notes || visit.rows.some((one) => one.seen || one.count || one.note)).length),
  share(cycle.baselineMet, cycle.baselineN) || "not recorded", share(cycle.resultMet, cycle.resultN) || "not recorded",
];
const chosen = () => store.read().cycles.map((cycle, place) => [cycle, place]).filter(([cycle]) => !left.has(cycle.id));

const block = ([cycle, place]) => {
  const facts = [["Model", models.get(cycle.model) ?? cycle.model], ["Why this goal", cycle.why], ["How it was measured", cycle.measure], ["What students can do now", cycle.result], ["What did not move", cycle.notMoved], ["What we learned", cycle.learned], ["Next", cycle.next]].filter(([, text]) => text);
  return make("section", { class: "fg-wb-cycle" }, make("p", { class: "fg-wb-part" }, named(cycle, place)), make("dl", { class: "fg-facts" }, ...facts.map(([name, text]) => make("div", {}, make("dt", {}, name), make("dd", { class: "fg-wb-said" }, text)))));
};

const show = () => {
  const cycles = store.read().cycles;
  part("choice").replaceChildren(...cycles.map((cycle, place) => {
    const box = make("input", { type: "checkbox" });
    box.checked = !left.has(cycle.id);
    box.addEventListener("change", () => {
      left[box.checked ? "delete" : "add"](cycle.id);
      showChosen();
    });
    return make("label", { class: "fg-wb-check" }, box, ` ${named(cycle, place)}`);
  }));
  showChosen();
};

const showChosen = () => {
  const found = chosen();
  part("paper").hidden = found.length > 0;
  part("overview").replaceChildren(...(found.length ? [table("Coaching cycles", HEAD, found.map(([cycle, place]) => row(cycle, place)))] : [make("p", {}, store.read().cycles.length ? "No cycle is ticked." : "No cycles are kept in this browser yet.")]));
  part("cycles").replaceChildren(...found.map(block));
};

if (!emptyAsked()) {
  for (const hidden of root.querySelectorAll("[data-scripted]")) hidden.hidden = false;
  const box = new Box(root.querySelector("[data-workbench]"), { refresh: show });
  root.querySelector("[data-export=csv]").addEventListener("click", () => {
    download(`coaching-summary-${today()}.csv`, toCsv([HEAD, ...chosen().map(([cycle, place]) => row(cycle, place))]), "text/csv");
    box.say("The table was handed to your browser's downloads.");
  });
  store.addEventListener("elsewhere", show);
  show();
}
