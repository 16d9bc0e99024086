/* The leader's brief: adds the school's own model to the sheet. */

import { data, listOf, make } from "./page.js";

const select = document.querySelector("[data-model]");
const shown = document.querySelector('[data-part="model"]');

const show = async () => {
  const id = select.value;
  const models = id ? await data("models").catch(() => null) : {};
  if (id !== select.value) return;
  if (!models) return shown.replaceChildren(make("p", {}, "The model could not be fetched. Try again when you are online."));
  const model = models[id];
  shown.replaceChildren(...(model ? [make("p", {}, make("strong", {}, `Our model: ${model.title}. `), `${model.cycle} ${model.load}`), make("p", {}, "What must be in place:"), listOf(model.conditions)] : []));
  return undefined;
};

select.closest("[data-scripted]").hidden = false;
select.addEventListener("change", show);
document.querySelector("[data-print]").addEventListener("click", () => print());
show();
