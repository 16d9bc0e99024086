/* The card of a record that is being written: what card.html prints, from what is there so far. A test holds the two alike. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") element[name] = value;
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const FACTS = ["grade", "time", "prep", "group"];

export function card(data, spec) {
  const chips = chipsOf(data, spec).filter(([, label]) => label);
  const facts = chips.filter(([facet]) => FACTS.includes(facet)).map(([, label]) => label);
  const rest = chips.filter(([facet]) => !FACTS.includes(facet));
  const evidence = spec.kind === "strategy" && data.evidence ? evidenceLine(data.evidence, spec) : "";
  return make("li", { class: "fg-card" },
    make("h2", { class: "fg-card__title" }, make("a", {}, data.title || "The title")),
    make("p", { class: "fg-card__summary" }, data.summary || "The summary: one or two sentences that stand alone."),
    spec.kind === "strategy" && data.use_when ? when(data.use_when[0]) : null,
    facts.length ? make("p", { class: "fg-card__facts" }, facts.join(" · ")) : null,
    rest.length ? make("ul", { class: "fg-chips" }, ...rest.map(([, label]) => make("li", { class: "fg-chip" }, label))) : null,
    evidence ? make("p", { class: "fg-card__evidence" }, evidence) : null);
}

function when(text) {
  const [first, ...rest] = [...text];
  return make("p", { class: "fg-card__when" }, make("span", {}, "Use it when:"), ` ${first.toUpperCase()}${rest.join("")}${/[.?!]$/.test(text) ? "" : "."}`);
}

const label = (facet, id, spec) => spec.shorts[facet]?.[id] ?? longLabel(facet, id, spec);
const longLabel = (facet, id, spec) => (spec.terms[facet]?.find(([term]) => term === id) ?? [id, id])[1];

function chipsOf(data, spec) {
  const domains = (data.domains || []).slice(0, 2).map((id) => ["domain", label("domains", id, spec)]);
  switch (spec.kind) {
    case "strategy": return [
      ["grade", grades(data.grades, spec)],
      ...domains,
      ...(data.needs || []).map((id) => ["need", spec.shorts["learner-group"][id]]).filter(([, name]) => name).slice(0, 3),
      ["time", span(data.minutes?.in_class)],
      ["prep", prep(data.minutes?.prep?.first)],
      ["group", data.group && label("group-sizes", data.group[0], spec)],
    ];
    case "case-study": return [
      ["outcome", data.outcome && longLabel("case-outcomes", data.outcome, spec)],
      ...(data.snapshot?.locale || []).map((id) => ["locale", label("locales", id, spec)]),
      ["grade", grades(data.snapshot?.grades, spec)],
    ];
    case "starting-point": return [["grade", grades(data.grades, spec)], ...domains];
    case "pathway": return [["grade", grades(data.grades, spec)]];
    case "resource": return [
      ["type", data.type && longLabel("resource-types", data.type, spec)],
      ["access", data.access && longLabel("access", data.access, spec)],
    ];
    default: return [];
  }
}

function span(minutes) {
  const [least, most] = [minutes?.min, minutes?.max].map(Number);
  if (Number.isNaN(least) || Number.isNaN(most)) return "";
  return least === most ? `${least} min` : `${least} to ${most} min`;
}

function prep(first) {
  if (first === undefined) return "";
  return Number(first) ? `Prep ${Number(first)} min` : "No prep";
}

/* Neighbouring grades as a span: "Grades K to 5, 8". */
function grades(found, spec) {
  if (!found) return "";
  const order = spec.terms.grades.map(([id]) => id);
  const runs = [];
  for (const place of found.map((id) => order.indexOf(id)).filter((place) => place >= 0).sort((a, b) => a - b)) {
    if (runs.length && runs.at(-1).at(-1) === place - 1) runs.at(-1).push(place);
    else runs.push([place]);
  }
  const name = (place) => label("grades", order[place], spec);
  return `Grades ${runs.map((run) => (run.length === 1 ? name(run[0]) : `${name(run[0])} to ${name(run.at(-1))}`)).join(", ")}`;
}

function evidenceLine(evidence, spec) {
  const rating = evidence.ratings?.[0];
  if (rating) return `${longLabel("rating-schemes", rating.scheme, spec)}: ${rating.level || "…"} for ${rating.outcome || "…"}`;
  return evidence.none_found ? "No study of this itself found" : "Studied; not rated here";
}
