/* Before and after, described honestly. Means, quartiles, standard deviations and the correlation come from simple-statistics;
   the standardised mean difference, its small-sample correction and its variance follow Borenstein, Hedges, Higgins and Rothstein,
   Introduction to Meta-Analysis (2009), chapter 4; the interval is the usual normal approximation. */

import { mean, median, quantile, sampleCorrelation, sampleStandardDeviation } from "../../vendor/simple-statistics-7.12.1.js";

export const SMALLEST = 10;
export const SMALL = 30;
const Z95 = 1.959963984540054;
const MISSING = new Set([".", "-", "–", "na", "n/a"]);

/** Read typed numbers: one a line, or with spaces, commas or semicolons between. A dot alone or NA holds the place of a missing value. */
export const readNumbers = (text) => {
  const values = [], wrong = [];
  for (const word of text.split(/[\s,;]+/u).filter(Boolean)) {
    if (MISSING.has(word.toLowerCase())) values.push(null);
    else if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) values.push(Number(word));
    else wrong.push(word);
  }
  return { values, wrong };
};

export const describe = (values) => {
  const [low, middle, high] = [quantile(values, 0.25), median(values), quantile(values, 0.75)];
  return { n: values.length, mean: mean(values), sd: sampleStandardDeviation(values), median: middle, q1: low, q3: high, iqr: high - low };
};

const correct = (d, variance, df) => {
  const j = 1 - 3 / (4 * df - 1);
  const g = j * d;
  const se = j * Math.sqrt(variance);
  return { d, j, g, se, low: g - Z95 * se, high: g + Z95 * se };
};

/** Two separate groups: standardised by the pooled standard deviation. */
export const unpairedEffect = (before, after) => {
  const df = before.n + after.n - 2;
  const within = Math.sqrt(((before.n - 1) * before.sd ** 2 + (after.n - 1) * after.sd ** 2) / df);
  if (!(within > 0)) return null;
  const d = (after.mean - before.mean) / within;
  return correct(d, (before.n + after.n) / (before.n * after.n) + d ** 2 / (2 * (before.n + after.n)), df);
};

const TOGETHER = 1e-9;

/** The same students twice: standardised by the spread within one time, found from the spread of the changes and the correlation. Nothing where the correlation is 1 but for rounding: the spread would be without end. */
export const pairedEffect = ({ n, change, sdChange, r }) => {
  if (!(1 - r > TOGETHER)) return null;
  const within = sdChange / Math.sqrt(2 * (1 - r));
  if (!(within > 0)) return null;
  const d = change / within;
  return correct(d, (1 / n + d ** 2 / (2 * n)) * 2 * (1 - r), n - 1);
};

const spread = (values) => Math.max(...values) - Math.min(...values);

/** Compare what was typed. Gives ``trouble`` (words to show) or what may be shown; groups under ten give nothing at all. */
export const compare = (design, beforeText, afterText) => {
  const before = readNumbers(beforeText), after = readNumbers(afterText);
  const wrong = [...before.wrong, ...after.wrong];
  if (wrong.length) return { trouble: `Not a number: ${wrong.slice(0, 5).map((word) => `“${word.slice(0, 20)}”`).join(", ")}${wrong.length > 5 ? " and more" : ""}. Write one number a line, with a point for decimals.` };
  if (!before.values.length && !after.values.length) return { trouble: "" };
  return design === "unpaired" ? separate(before.values, after.values) : together(before.values, after.values);
};

const tooFew = (least) => ({ suppressed: true, trouble: least === 0 ? "One side has no numbers yet." : `Fewer than ${SMALLEST} students: nothing is computed, drawn or shared, because one child could be recognized. Describe their work in words.` });

const separate = (beforeRaw, afterRaw) => {
  const [first, second] = [beforeRaw, afterRaw].map((values) => values.filter((value) => value !== null));
  const least = Math.min(first.length, second.length);
  if (least < SMALLEST) return tooFew(least);
  const before = describe(first), after = describe(second);
  return finish({ before, after, change: after.mean - before.mean, effect: unpairedEffect(before, after), leftOut: beforeRaw.length + afterRaw.length - first.length - second.length, design: "unpaired", least });
};

const together = (first, second) => {
  if (first.length !== second.length) return { trouble: `Before has ${first.length} numbers, after has ${second.length}. For the same students, line n must be the same student in both; write a dot where a result is missing.` };
  const pairs = first.map((value, place) => [value, second[place]]).filter(([one, two]) => one !== null && two !== null);
  if (pairs.length < SMALLEST) return tooFew(pairs.length);
  const columns = [0, 1].map((place) => pairs.map((pair) => pair[place]));
  const changes = pairs.map(([one, two]) => two - one);
  const [before, after] = columns.map(describe);
  const flat = columns.some((values) => spread(values) === 0) || spread(changes) === 0;
  const effect = flat ? null : pairedEffect({ n: pairs.length, change: mean(changes), sdChange: sampleStandardDeviation(changes), r: sampleCorrelation(...columns) });
  return finish({ before, after, change: mean(changes), effect, leftOut: first.length - pairs.length, design: "paired", least: pairs.length });
};

const finish = (found) => ({ trouble: "", suppressed: false, ...found, small: found.least < SMALL });

export const round = (value, digits = 2) => {
  const shown = value.toFixed(digits);
  return Number(shown) === 0 ? (0).toFixed(digits) : shown.replace("-", "−");
};

/** Say in plain words what the numbers are and are not. */
export const inWords = (found) => {
  const said = [];
  const way = found.change > 0 ? "higher" : found.change < 0 ? "lower" : "";
  said.push(way ? `The mean after is ${round(Math.abs(found.change))} ${way} than the mean before.` : "The mean before and the mean after are the same.");
  if (!found.effect) said.push("A standardised difference cannot be computed, because the numbers, or the changes, are all alike, or because before and after go exactly together.");
  else {
    const { g, low, high } = found.effect;
    said.push(`In standard deviations that is g = ${round(g)}, with a 95 percent interval from ${round(low)} to ${round(high)}.`);
    said.push(low < 0 && high > 0 ? "The interval reaches from a loss to a gain: these numbers do not settle whether there was any change." : "The interval is a range of sizes these numbers are compatible with; it is not a promise.");
  }
  if (found.leftOut) said.push(`${found.leftOut} ${found.leftOut === 1 ? "line was" : "lines were"} left out because a value is missing.`);
  if (found.small) said.push(`Small group: with fewer than ${SMALL} students, a few papers can move everything here. Treat the size as rough.`);
  if (found.design === "unpaired") said.push("These are two groups of different students; they may have differed before anybody was coached.");
  said.push("Students usually know more after weeks of lessons, coached or not. Without a comparison, these numbers cannot show that coaching made the difference.");
  return said;
};

/** A share of students, or why it is not shown. */
export const share = (met, n) => {
  const [part, whole] = [met, n].map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : null));
  if (part === null || whole === null) return "";
  if (part > whole || whole === 0) return "check these numbers";
  if (whole < SMALLEST) return `fewer than ${SMALLEST} students, not shown`;
  return `${part} of ${whole} (${Math.round((100 * part) / whole)} percent)`;
};
