/* The coaching-cycle workbook: a model brings phases and prompts, strategies bring look-fors for every visit. */

import { start } from "./desk.js";
import { data, listOf, make } from "./page.js";
import { today } from "./store.js";
import { Chooser, allStrategies, prompts, rowsFor } from "./strategies.js";
import { share } from "./stats.js";

const root = document.querySelector("[data-workbench]").closest("article");
const part = (name) => root.querySelector(`[data-part="${name}"]`);

/** Phases as they should be for a model; notes of a phase the model does not have stay. */
export const phasesFor = (phases, model) => {
  const names = model?.phases.map((phase) => phase.name) ?? [];
  const kept = phases.filter((phase) => !names.includes(phase.name) && (phase.notes || phase.done));
  return [...names.map((name) => phases.find((phase) => phase.name === name) ?? { name, done: false, notes: "" }), ...kept];
};

const guidance = (phase) => make("details", { class: "fg-wb-prompts" }, make("summary", {}, `What happens, and what to ask${phase.time ? ` (${phase.time})` : ""}`),
  make("p", {}, `Coach: ${phase.coach}`), make("p", {}, `Teacher: ${phase.teacher}`), make("p", {}, `On paper afterwards: ${phase.artefact}`), make("p", {}, "Questions to ask:"), listOf(phase.prompts));

let desk = null, chooser = null;
const unreachable = () => desk?.box.say("The prompts could not be fetched. Everything else works; try again when you are online.");

/** What must not be done with what a coach sees: said by the page itself, so that nothing below moves when the rest is fetched. */
const showNotice = () => {
  const words = root.querySelector("[name=model]").selectedOptions[0]?.dataset.notice ?? "";
  part("notice").textContent = words;
  part("notice").hidden = !words;
};

/** Show the phases of the chosen model; a model that cannot be fetched takes nothing away. */
const showModel = async (entry, { save }) => {
  const models = entry.model ? await data("models").catch(unreachable) : {};
  if (!models || entry !== desk.entry) return;
  const model = models[entry.model];
  entry.phases = phasesFor(entry.phases, model);
  desk.form.show(entry);
  for (const item of root.querySelectorAll('[data-list="phases"] > [data-item]')) {
    item.querySelector(".fg-wb-prompts")?.remove();
    const phase = model?.phases.find((one) => one.name === item.querySelector("[name=name]").value);
    if (phase) item.querySelector(".fg-wb-part").after(guidance(phase));
    item.querySelector(".fg-wb-part").textContent = item.querySelector("[name=name]").value || "A phase of your own";
  }
  if (save) desk.save(entry);
};

const showStrategies = async (entry, { save }) => {
  const known = entry.strategies.length || save ? await allStrategies().catch(unreachable) : {};
  if (!known || entry !== desk.entry) return;
  part("prompts").replaceChildren(...prompts(entry.strategies, known));
  if (!save) return;
  desk.form.read();
  for (const visit of entry.visits) visit.rows = rowsFor(visit.rows, entry.strategies, known);
  desk.form.show(entry);
  desk.save(entry);
};

/** Words beside the two shares: a group under ten is never shown as a number. */
const showShares = (entry) => {
  const [before, after] = [share(entry.baselineMet, entry.baselineN), share(entry.resultMet, entry.resultN)];
  part("share-before").textContent = before && `As it will be shared: ${before}.`;
  part("share-after").textContent = after && `As it will be shared: ${after}.`;
};

desk = start("cycles", {
  fresh: () => ({ started: today() }),
  shown: (entry, opened) => {
    desk ??= opened;
    chooser ??= new Chooser(part("chooser"), { say: (text) => desk.box.say(text), changed: (ids) => { desk.entry.strategies = ids; showStrategies(desk.entry, { save: true }); } });
    chooser.show(entry.strategies);
    showShares(entry);
    showNotice();
    showModel(entry, { save: false });
    showStrategies(entry, { save: false });
  },
  changed: showShares,
  grown: (list, item) => {
    if (list.dataset.list !== "visits" || !desk?.entry.strategies.length) return;
    allStrategies().then((known) => {
      if (!item.isConnected) return;
      const rows = item.querySelector('[data-list="rows"]');
      if ([...rows.querySelectorAll("[name=text]")].some((field) => field.value)) return;
      desk.form.fillList(rows, rowsFor([], desk.entry.strategies, known));
      desk.form.commit();
    }).catch(unreachable);
  },
});
root.querySelector("[name=model]").addEventListener("change", () => {
  if (!desk) return;
  showNotice();
  showModel(desk.entry, { save: true });
});
