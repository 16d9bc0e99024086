/* The evaluation planner: dates into a calendar, typed numbers into an honest before and after. */

import { boxes, interval } from "./chart.js";
import { start } from "./desk.js";
import { download, stampOf, toCalendar } from "./files.js";
import { listOf, make, table } from "./page.js";
import { compare, inWords, round } from "./stats.js";

const root = document.querySelector("[data-workbench]").closest("article");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
let desk = null, shownFor = "";

const rows = ({ before, after }) => [
  ["Students (n)", String(before.n), String(after.n)],
  ["Median", round(before.median), round(after.median)],
  ["Middle half, from", round(before.q1), round(after.q1)],
  ["Middle half, to", round(before.q3), round(after.q3)],
  ["Width of the middle half (IQR)", round(before.iqr), round(after.iqr)],
  ["Mean", round(before.mean), round(after.mean)],
  ["Standard deviation", round(before.sd), round(after.sd)],
];
const effectRows = ({ g, low, high }) => [["Standardised mean difference (Hedges g)", round(g)], ["95 percent interval, from", round(low)], ["95 percent interval, to", round(high)]];

const analyse = (entry) => {
  const key = JSON.stringify([entry.design, entry.before, entry.after, entry.numbers]);
  if (key === shownFor) return;
  shownFor = key;
  const found = compare(entry.design, entry.before, entry.after);
  const box = part("analysis");
  if (!found.before) {
    box.replaceChildren(...(found.trouble ? [make("p", { class: "fg-note fg-note--warn" }, found.trouble)] : []));
    return;
  }
  const what = entry.numbers.trim() || "The numbers";
  const drawn = [make("figure", { class: "fg-wb-figure" },
    boxes([{ name: "Before", ...found.before }, { name: "After", ...found.after }], `${what}, before and after: the middle half of students as a bar. The table below has the numbers.`),
    make("figcaption", {}, "Bar: the middle half of students. Line: median. Diamond: mean. The lowest and highest results are left out on purpose; each is one child."))];
  drawn.push(table(`${what}: before and after`, ["Measure", "Before", "After"], rows(found)));
  if (found.effect) {
    drawn.push(make("figure", { class: "fg-wb-figure" }, interval(found.effect, "The standardised mean difference with its interval; the dashed line is no difference. The table below has the numbers."), make("figcaption", {}, "Diamond: g. Bar: 95 percent interval. Dashed line: no difference.")));
    drawn.push(table("Size of the difference", ["Measure", "Value"], effectRows(found.effect)));
  }
  drawn.push(make("div", { class: found.small ? "fg-note fg-note--warn" : "fg-note" }, make("p", {}, make("strong", {}, "How to read this")), listOf(inWords(found))));
  box.replaceChildren(...drawn);
};

/** The analysis as lines of an export; what is suppressed on the page is not in the file. */
const extra = (entry) => {
  const found = compare(entry.design, entry.before, entry.after);
  const line = (question, answer) => ({ section: "Before and after", part: "What the numbers say", question, answer });
  if (!found.before) return found.trouble ? [line("Note", found.trouble)] : [];
  return [...rows(found).map(([name, before, after]) => line(name, `before ${before}, after ${after}`)), ...(found.effect ? effectRows(found.effect).map(([name, value]) => line(name, value)) : []), ...inWords(found).map((text) => line("Note", text))];
};

const DAY = 86_400_000;
/** Dates every so many weeks from the first day to the last, both included in the span. */
export const propose = (begin, end, weeks) => {
  const [first, last, step] = [Date.parse(begin), Date.parse(end), Number(weeks)];
  if (!(last > first) || !(step >= 1)) return [];
  const dates = [];
  for (let day = first + step * 7 * DAY; day <= last && dates.length < 60; day += step * 7 * DAY) dates.push(new Date(day).toISOString().slice(0, 10));
  return dates;
};

desk = start("evaluations", { shown: (entry) => { shownFor = ""; analyse(entry); }, changed: analyse, extra });

if (desk) {
  part("propose").addEventListener("click", () => {
    const entry = desk.form.read();
    const dates = propose(entry.begin, entry.end, entry.weeks || "7");
    if (!dates.length) return desk.box.say("Write a first day, a later last day and a number of weeks.");
    const written = entry.checkins.filter((item) => item.text || item.date);
    const fresh = dates.filter((date) => !written.some((item) => item.date === date)).map((date) => ({ date, text: "Delivery, early signs, obstacles, one change" }));
    entry.checkins = [...written, ...fresh].sort((one, other) => one.date.localeCompare(other.date));
    desk.form.show(entry);
    desk.save(entry);
    return desk.box.say(`${fresh.length} dates added.`);
  });
  part("calendar").addEventListener("click", () => {
    const dated = desk.entry.checkins.filter((item) => /^\d{4}-\d{2}-\d{2}$/.test(item.date));
    if (!dated.length) return desk.box.say("Give at least one check-in a date first.");
    const events = dated.map((item, place) => ({ uid: `${desk.entry.id}-${place + 1}@fieldguide.invalid`, date: item.date, summary: `Check-in: ${desk.name()}`, description: item.text }));
    download(`${desk.fileName()}.ics`, toCalendar(events, stampOf(new Date())), "text/calendar");
    return desk.box.say(`${events.length} check-ins handed to your browser's downloads.`);
  });
}
