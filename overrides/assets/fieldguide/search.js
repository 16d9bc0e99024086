/* Search in users' words. Nothing is fetched before somebody searches; then one small index, searched here in the browser. */

const STOP = new Set("a an and are as at be but by can cannot do does for from get gets give going had has have how i in is it its just me my not of on or our so some still than that the their them then there these they this to too up us was we what when where which who why will with would you your dont doesnt cant wont".split(" "));
const WEIGHT = { "Learner group": 2.4, Strategy: 1.5, "Starting point": 1.25, "Coaching model": 1.3, "Coaching practice": 1.2, Challenge: 1.2, Guide: 1.25, Pathway: 1.1, "Case study": 0.9, Resource: 0.95, Term: 0.7, Study: 0.35 };

const ending = (word) => {
  const stem = word.length > 6 ? word.replace(/(ing|ed)s?$/, "") : word;
  return stem !== word && /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem;
};

/** Bring the forms of a word together: fractions and fraction, tutoring and tutored. Short words stay as they are. */
export const normalize = (word) => {
  const plain = ending(word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, ""));
  if (plain.length > 4 && plain.endsWith("ies")) return `${plain.slice(0, -3)}y`;
  if (plain.length > 3 && plain.endsWith("s") && !plain.endsWith("ss")) return plain.slice(0, -1);
  return plain;
};
const tokens = (text) => text.split(/[^\p{L}\p{N}'’]+/u).filter(Boolean);
const term = (word) => {
  const plain = word.toLowerCase().replace(/['’]/g, "");
  return STOP.has(plain) ? null : normalize(word);
};

let loading;
export const load = () => {
  loading ??= Promise.all([
    import(new URL("../vendor/minisearch-7.2.0.js", import.meta.url).href),
    fetch(new URL("search.json", import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
      return answer.json();
    }),
  ]).then(([module, data]) => build(module.default, data)).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

const build = (MiniSearch, data) => {
  const index = new MiniSearch({
    idField: "url",
    fields: ["title", "also", "phrases", "terms", "summary"],
    storeFields: ["title", "kind", "summary"],
    tokenize: tokens,
    processTerm: term,
  });
  index.addAll(data.pages.map(([url, kind, title, summary, also, phrases, carried]) => ({
    url, title, summary, also, phrases, kind: data.kinds[kind], terms: carried.map((number) => data.terms[number]).join(", "),
  })));
  return index;
};

/** A page that answers more of the words comes before one that answers one of them loudly. */
export const find = (index, query) => {
  const asked = new Set(tokens(query).map(term).filter(Boolean)).size || 1;
  const found = index.search(query, {
    boost: { title: 6, also: 5, phrases: 4, terms: 1, summary: 1.5 },
    bm25: { k: 1.2, b: 0.4, d: 0.5 }, // a long list of other names does not make a name count less
    prefix: (word) => word.length > 3,
    fuzzy: (word) => (word.length > 5 ? 0.2 : false),
    weights: { fuzzy: 0.3, prefix: 0.5 },
    boostDocument: (_url, _word, stored) => WEIGHT[stored.kind] ?? 1,
  });
  const weigh = (result) => result.score * (0.5 + new Set(result.queryTerms).size / asked);
  return found.map((result) => ({ ...result, score: weigh(result) })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};

const show = (list, status, results, base, limit) => {
  list.replaceChildren(...results.slice(0, limit).map((result) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = base + result.id;
    link.textContent = result.title;
    const kind = document.createElement("span");
    kind.className = "fg-results__kind";
    kind.textContent = result.kind;
    const summary = document.createElement("p");
    summary.textContent = result.summary;
    item.append(kind, link, summary);
    return item;
  }));
  const count = results.length;
  status.textContent = count ? `${count} result${count === 1 ? "" : "s"}${count > limit ? `, the first ${limit} shown` : ""}` : "Nothing found. Try fewer or other words.";
};

const connect = (form) => {
  const onPage = form.dataset.fgSearch === "page";
  const input = form.querySelector("input[type=search]");
  const scope = onPage ? form.parentElement : form;
  const panel = form.querySelector(".fg-search__panel");
  const list = scope.querySelector(".fg-results");
  const status = scope.querySelector(".fg-search__status");
  const base = onPage ? "../" : `${form.dataset.fgSearch.replace(/\/?$/, "/")}`;
  const limit = onPage ? 40 : 7;
  const open = (shown) => { if (panel) panel.hidden = !shown; };
  let latest = 0;

  const run = async () => {
    const query = input.value.trim();
    const turn = (latest += 1);
    if (!query) { list.replaceChildren(); status.textContent = ""; open(false); return; }
    try {
      const index = await load();
      if (turn !== latest) return;
      show(list, status, find(index, query), base, limit);
    } catch {
      status.textContent = "The search index could not be loaded. Try again when you are online.";
    }
    open(true);
    if (onPage) history.replaceState(history.state, "", `?q=${encodeURIComponent(query)}`);
  };

  let timer;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 120); });
  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  if (onPage) {
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (input.value) run();
    return;
  }
  const links = () => [...list.querySelectorAll("a")];
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { open(false); input.focus(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = links();
    if (!all.length || panel.hidden) return;
    event.preventDefault();
    const next = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? input : all[Math.min(next, all.length - 1)]).focus();
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  input.addEventListener("focus", () => { if (list.childElementCount) open(true); });
};

document.querySelectorAll("[data-fg-search]").forEach(connect);
