/* What is wrong with a value, in the codes and the words of the check. The check itself has the last word. */
const FORMS = {
  url: ["address-form", "is not a web address.", "Copy it from the browser: https://…"],
  doi: ["doi-form", "is not a DOI.", "Write only what follows doi.org/: it begins with 10. and has a slash."],
  isbn: ["isbn-digits", "is not an ISBN.", "An ISBN has 10 or 13 digits; compare it with the back cover."],
  issn: ["issn-digits", "is not an ISSN.", "An ISSN is four digits, a hyphen, and four more: 0021-8251."],
};
const count = (number) => (number === 0 ? "none" : number === 1 ? "only one" : String(number));
const first = (text) => (/^.+?[.!?](?=\s|$)/.exec(text) || [text])[0];
const letters = (text) => [...text].length;
const words = (text) => text.split(/\s+/).filter(Boolean).length;

export function missing(field, path) {
  const where = path.length > 1 ? ` in ${path.slice(0, -1).map((part) => (typeof part === "number" ? part + 1 : part)).join(".")}` : "";
  return ["missing-field", `"${field.name}" is missing${where}.`, first(field.help || "")];
}

export function number(field, items) {
  const found = items.length;
  if (field.least && found < field.least) {
    return ["too-few", `${field.name} has ${count(found)}; at least ${field.least} ${field.least === 1 ? "is" : "are"} needed.`, `Add ${field.least - found} more.`];
  }
  if (field.most && found > field.most) return ["too-many", `${field.name} has ${count(found)}; at most ${field.most} fit.`, `Keep the best ${field.most}.`];
  return null;
}

export function text(field, value, spec, index) {
  const label = index === undefined ? field.name : `${field.name}, item ${index + 1},`;
  const size = letters(value);
  if (field.longest && size > field.longest) return ["text-too-long", `${label} has ${size} characters; ${field.longest} fit.`, `Take out ${size - field.longest}.`];
  if (field.plain && /[<>]/.test(value)) {
    const sign = /[<>]/.exec(value)[0];
    return ["angle-bracket", `this field is plain text and cannot hold "${sign}".`, `Write ${sign === "<" ? '"less than"' : '"more than"'}, or leave out the tag.`];
  }
  if (field.type === "number") return figure(field, value, label);
  if (field.type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return ["date-form", `"${value}" is not a date.`, "Write year-month-day, such as 2026-03-09."];
  if (field.pattern && !new RegExp(field.pattern).test(value)) return pattern(field, value);
  if (field.ref && !spec.records[field.ref].some(([id]) => id === value)) {
    return ["dangling-link", `there is no ${spec.kinds[field.ref]} called "${value}".`, "Choose one of those that are offered as you type."];
  }
  return null;
}

function figure(field, value, label) {
  if (!/^-?\d+$/.test(value)) return ["not-a-number", `${label} is a whole number; "${value}" is not.`, `Write a number, such as ${field.name}: 10`];
  const size = Number(value);
  if ((field.least ?? -Infinity) > size || size > (field.most ?? Infinity)) {
    return ["number-range", `${label} is ${value}.`, `Write a number from ${field.least} to ${field.most}.`];
  }
  return null;
}

function pattern(field, value) {
  const form = field.wrong || FORMS[field.name];
  if (form) {
    const [code, sentence, help] = form;
    return [code, `"${value}" ${sentence}`, help];
  }
  const id = value.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return ["id-form", `"${value}" cannot be an id.`, `Small letters, digits and hyphens, as in the file's name: "${id}".`];
}

/* Rules between fields: only those a writer meets often. */
export function whole(data, spec) {
  const found = [];
  if (spec.kind === "strategy") {
    const size = words(data.title || "") + words(data.summary || "") + words((data.use_when || [""])[0]);
    if (size > 60) found.push([["summary"], ["card-too-long", `title, summary and the first use_when have ${size} words; a card holds 60.`, `Take out ${size - 60} words.`]]);
    const links = data.relations || {};
    if (!links.pairs_with && !links.builds_on && !links.alternative_to) {
      found.push([["relations"], ["no-relation", "this strategy is linked to no other.", "Add pairs_with, builds_on or alternative_to, with an id (to:) and a reason (why:)."]]);
    }
  }
  const evidence = data.evidence;
  if (evidence) {
    if (!evidence.studies && !evidence.none_found) {
      found.push([["evidence", "studies"], ["no-evidence", "no study is named, and none_found does not say that none was found.", "List the ids of studies (studies: [...]), or add none_found: with where you looked."]]);
    }
    for (const [, id] of (evidence.summary || "").matchAll(/@([a-z0-9-]+)/g)) {
      if (!(evidence.studies || []).includes(id)) found.push([["evidence", "summary"], ["citation-not-listed", `"${id}" is cited here and missing from studies.`, `Add it there: studies: [..., ${id}].`]]);
    }
  }
  const minutes = (value, path) => {
    if (!value || typeof value !== "object") return;
    if (Number(value.max) < Number(value.min)) found.push([[...path, "max"], ["minutes-order", `the longest time (${value.max}) is below the shortest (${value.min}).`, "The shorter time stands at min, the longer at max."]]);
    for (const [name, inner] of Object.entries(value)) minutes(inner, [...path, name]);
  };
  minutes(data, []);
  return found;
}
