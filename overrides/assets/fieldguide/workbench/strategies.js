/* Choosing strategies: their look-fors become rows, their prompts are shown. A row somebody has used is never taken away. */

import { data, listOf, make } from "./page.js";

export const MOST = 4;
export const blankRow = (text = "", from = "") => ({ text, from, seen: false, count: "", note: "" });
const used = (row) => row.seen || row.note !== "" || (row.count !== "" && row.count !== "0");

/** Rows as they should be for the chosen strategies: missing ones added, unused ones of strategies no longer chosen dropped. */
export const rowsFor = (rows, chosen, known) => {
  const kept = rows.filter((row) => used(row) || (row.from === "" && row.text !== "") || chosen.includes(row.from));
  const fresh = chosen.flatMap((id) => (known[id]?.lookFors ?? []).filter((text) => !rows.some((row) => row.from === id && row.text === text)).map((text) => blankRow(text, id)));
  const other = kept.filter((row) => !chosen.includes(row.from));
  return [...chosen.flatMap((id) => [...kept, ...fresh].filter((row) => row.from === id)), ...other];
};

/** The select with its button and the list of what is chosen. ``changed(ids)`` is called after a choice by hand. */
export class Chooser {
  constructor(root, { changed, say }) {
    this.root = root;
    this.changed = changed;
    this.select = root.querySelector("select");
    this.list = root.querySelector("[data-chosen]");
    root.querySelector("[data-choose]").addEventListener("click", () => {
      const id = this.select.value;
      if (!id) return say("Choose a strategy first.");
      if (this.ids.includes(id)) return say("That one is already chosen.");
      if (this.ids.length >= MOST) return say(`At most ${MOST}: more will not fit on one page, or in one visit.`);
      this.show([...this.ids, id]);
      this.changed(this.ids);
      this.select.focus();
      return undefined;
    });
  }

  title(id) {
    return [...this.select.options].find((option) => option.value === id)?.textContent ?? id;
  }

  show(ids) {
    this.ids = ids;
    this.list.replaceChildren(...ids.map((id) => {
      const remove = make("button", { type: "button", class: "fg-button", "aria-label": `Take away: ${this.title(id)}` }, "Take away");
      remove.addEventListener("click", () => {
        this.show(this.ids.filter((other) => other !== id));
        this.changed(this.ids);
        (this.list.querySelector("button") ?? this.select).focus();
      });
      return make("li", {}, `${this.title(id)} `, remove);
    }));
  }
}

/** The coach kit of every chosen strategy, folded. */
export const prompts = (ids, known) => ids.filter((id) => known[id]).map((id) => make("details", { class: "fg-wb-prompts" },
  make("summary", {}, `Prompts: ${known[id].title}`),
  make("p", {}, "Before the lesson"), listOf(known[id].before),
  make("p", {}, "After the lesson"), listOf(known[id].after),
  make("p", {}, `Collect: ${known[id].collect}`)));

export const allStrategies = () => data("strategies");
