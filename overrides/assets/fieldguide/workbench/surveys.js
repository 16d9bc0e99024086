/* The tally sheet: counts of answers to questions of one's own, drawn with a table beside each chart. */

import { bars } from "./chart.js";
import { start } from "./desk.js";
import { make, table } from "./page.js";
import { SMALLEST } from "./stats.js";

const root = document.querySelector("[data-workbench]").closest("article");
const percent = (part, whole) => `${Math.round((100 * part) / whole)} percent`;

const result = (question, place) => {
  const answers = question.answers.filter((answer) => answer.label.trim()).map((answer) => ({ label: answer.label.trim(), count: /^\d+$/.test(answer.count) ? Number(answer.count) : 0 }));
  const n = answers.reduce((sum, answer) => sum + answer.count, 0);
  if (!n) return [];
  const name = question.text.trim() || `Question ${place + 1}`;
  if (n < SMALLEST) return [make("p", { class: "fg-note fg-note--warn" }, `${name}: ${n} ${n === 1 ? "answer" : "answers"}. Fewer than ${SMALLEST} are not drawn or shared, because people could be recognized.`)];
  return [
    make("figure", { class: "fg-wb-figure" }, bars(answers, `${name}: number of answers. The table below has the numbers.`)),
    table(`${name} (${n} answers)`, ["Answer", "Count", "Share"], answers.map((answer) => [answer.label, String(answer.count), percent(answer.count, n)])),
  ];
};

const show = (entry) => root.querySelector('[data-part="results"]').replaceChildren(...entry.questions.flatMap(result));
start("tallies", { shown: show, changed: show });
