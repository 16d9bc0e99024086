/* What the workbench keeps: the shape of every entry, and a check that names the first place where a file does not fit.
   A field is TEXT, FLAG, a list of one of these, or a list of objects with fields of their own. */

export const FORMAT = "fieldguide.workbench";
export const VERSION = 1;
const TEXT = "text";
const FLAG = "flag";
const LIMITS = { text: 20_000, list: 300, entries: 500 };

const ROW = { text: TEXT, from: TEXT, seen: FLAG, count: TEXT, note: TEXT };
const COMMON = { id: TEXT, title: TEXT, updated: TEXT };

export const SHAPES = {
  cycles: {
    ...COMMON, started: TEXT, model: TEXT, strategies: [TEXT], goal: TEXT, why: TEXT, measure: TEXT, baselineMet: TEXT, baselineN: TEXT, baseline: TEXT,
    plan: TEXT, coachMoves: TEXT, phases: [{ name: TEXT, done: FLAG, notes: TEXT }], visits: [{ date: TEXT, kind: TEXT, rows: [ROW], notes: TEXT }],
    debrief: TEXT, share: TEXT, resultMet: TEXT, resultN: TEXT, result: TEXT, notMoved: TEXT, learned: TEXT, reflection: TEXT, next: TEXT,
  },
  forms: { ...COMMON, date: TEXT, lesson: TEXT, strategies: [TEXT], rows: [ROW], strength: TEXT, wonder: TEXT, next: TEXT },
  evaluations: {
    ...COMMON, decision: TEXT, objectives: [{ text: TEXT, measure: TEXT, baseline: TEXT, target: TEXT }], comparison: TEXT, begin: TEXT, end: TEXT, weeks: TEXT,
    checkins: [{ date: TEXT, text: TEXT }], numbers: TEXT, design: TEXT, before: TEXT, after: TEXT, moved: TEXT, notMoved: TEXT, decided: TEXT,
  },
  tallies: { ...COMMON, date: TEXT, asked: TEXT, questions: [{ text: TEXT, answers: [{ label: TEXT, count: TEXT }] }], notes: TEXT },
  meetings: { ...COMMON, practice: TEXT, date: TEXT, begin: TEXT, problem: TEXT, decision: TEXT, by: TEXT, notes: TEXT },
};
export const KINDS = Object.keys(SHAPES);

export const emptyState = () => ({ format: FORMAT, version: VERSION, ...Object.fromEntries(KINDS.map((kind) => [kind, []])) });

const blank = (type) => (type === TEXT ? "" : type === FLAG ? false : []);

/** An entry with every field of its shape. What it has stays; what is missing is empty. */
export const complete = (shape, value = {}) => Object.fromEntries(Object.entries(shape).map(([name, type]) => {
  const found = value[name] ?? blank(type);
  return [name, Array.isArray(type) && typeof type[0] === "object" ? found.map((item) => complete(type[0], item)) : found];
}));

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Give "" when ``value`` fits, else what is wrong and where, in words. */
const misfit = (type, value, where) => {
  if (type === TEXT) return typeof value !== "string" ? `${where} should be text` : value.length > LIMITS.text ? `${where} is longer than ${LIMITS.text} characters` : "";
  if (type === FLAG) return typeof value === "boolean" ? "" : `${where} should be yes or no`;
  if (Array.isArray(type)) {
    if (!Array.isArray(value)) return `${where} should be a list`;
    if (value.length > LIMITS.list) return `${where} has more than ${LIMITS.list} parts`;
    return first(value, (item, place) => misfit(type[0], item, `${where}, part ${place + 1}`));
  }
  if (!isObject(value)) return `${where} should be a form`;
  return first(Object.keys(value), (name) => (Object.hasOwn(type, name) ? misfit(type[name], value[name], `${where}, “${name}”`) : `${where} has “${name}”, which this page does not know`));
};
const first = (items, test) => {
  for (const [place, item] of items.entries()) {
    const found = test(item, place);
    if (found) return found;
  }
  return "";
};

export class Misfit extends Error {}

/** Turn a file's text into a state, or say in words why not. Nothing is guessed and nothing is dropped. */
export const parse = (text) => {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Misfit("This file cannot be read. It is not a workbench copy, or it was cut off on the way.");
  }
  if (!isObject(value) || value.format !== FORMAT) throw new Misfit("This file was not made by the workbench.");
  if (value.version !== VERSION) throw new Misfit(`This file is of version ${JSON.stringify(value.version)}; this page reads version ${VERSION}.`);
  for (const name of Object.keys(value)) if (!["format", "version", ...KINDS].includes(name)) throw new Misfit(`This file has “${name}”, which this page does not know.`);
  const state = emptyState();
  for (const kind of KINDS) state[kind] = entries(kind, value[kind] ?? []);
  return state;
};

const entries = (kind, found) => {
  if (!Array.isArray(found)) throw new Misfit(`In this file, “${kind}” should be a list.`);
  if (found.length > LIMITS.entries) throw new Misfit(`In this file, “${kind}” has more than ${LIMITS.entries} entries.`);
  const ids = new Set();
  return found.map((entry, place) => {
    const problem = misfit(SHAPES[kind], entry, `${kind}, entry ${place + 1}`);
    if (problem) throw new Misfit(`This file does not fit: ${problem}.`);
    if (!entry.id || ids.has(entry.id)) throw new Misfit(`This file does not fit: ${kind}, entry ${place + 1} has no mark of its own.`);
    ids.add(entry.id);
    return complete(SHAPES[kind], entry);
  });
};

export const serialize = (state) => `${JSON.stringify(state, null, 1)}\n`;

const mark = (text) => {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
};

/** Add what ``incoming`` brings. Nothing here is replaced: an entry that differs comes in beside the one of the same mark. */
export const merge = (state, incoming) => {
  const merged = structuredClone(state);
  const count = { added: 0, same: 0, beside: 0 };
  for (const kind of KINDS) {
    for (const entry of incoming[kind]) {
      const here = merged[kind].find((other) => other.id === entry.id);
      if (!here) {
        merged[kind].push(entry);
        count.added += 1;
      } else if (JSON.stringify(here) === JSON.stringify(entry)) {
        count.same += 1;
      } else {
        const id = `${entry.id}-${mark(JSON.stringify(entry))}`;
        if (merged[kind].some((other) => other.id === id)) count.same += 1;
        else {
          merged[kind].push({ ...entry, id, title: `${entry.title || "Without a title"} (from a file)` });
          count.beside += 1;
        }
      }
    }
  }
  return { state: merged, count };
};
