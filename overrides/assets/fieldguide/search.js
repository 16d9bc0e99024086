/* Search in users' words. Nothing is fetched before somebody searches; then only the words asked for and the pages shown.
   The index is made by search_index.py; what a word is, search_words.py says in the same way. */

const ending = (word) => {
  const stem = word.length > 6 ? word.replace(/(ing|ed)s?$/, "") : word;
  return stem !== word && /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem;
};
const root = (word) => {
  const stem = ending(word);
  if (stem.length > 4 && stem.endsWith("ies")) return `${stem.slice(0, -3)}y`;
  return stem.length > 3 && stem.endsWith("s") && !stem.endsWith("ss") ? stem.slice(0, -1) : stem;
};
/** Give the words of a text as they are looked up, those in `stop` left out. */
export const words = (text, stop) => text.split(/[^\p{L}\p{N}'’]+/u)
  .map((word) => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, ""))
  .filter((word) => word && !stop.has(word)).map(root);

const PATIENCE = 20_000; // milliseconds; a network that neither answers nor fails is then taken for none
const kept = new Map();
const fetched = (name, settings) => {
  if (!kept.has(name)) {
    kept.set(name, fetch(new URL(`search/${name}.json`, import.meta.url), { signal: AbortSignal.timeout?.(PATIENCE), ...settings }).then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    }).catch((error) => {
      kept.clear(); // a newer site may have other files: next time from the start
      throw error;
    }));
  }
  return kept.get(name);
};
const load = async () => {
  const index = await fetched("index", { cache: "no-cache" });
  index.little ??= new Set(index.stop);
  return index;
};

/** Give every word of the index that begins so, with where it leads. */
const beginning = async (index, start) => {
  const last = index.words.findLastIndex(([first]) => first <= `${start}\uffff`);
  const first = Math.max(0, index.words.findLastIndex(([word]) => word <= start));
  const files = await Promise.all(index.words.slice(first, last + 1).map(([, mark]) => fetched(`w-${mark}`)));
  return files.flatMap((file) => Object.entries(file)).filter(([word]) => word.startsWith(start));
};
const exactly = async (index, word) => {
  const place = index.words.findLastIndex(([first]) => first <= word);
  if (place < 0) return [];
  const file = await fetched(`w-${index.words[place][1]}`);
  return Object.hasOwn(file, word) ? [[word, file[word]]] : [];
};

/** How many letters differ, as far as `most`. */
const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = [...other, 0].map((_letter, place) => place);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let place = 1; place <= other.length; place += 1) {
      next.push(Math.min(row[place] + 1, next[place - 1] + 1, row[place - 1] + (one[line - 1] === other[place - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
};

/** Give the words meant by one that was typed, with how surely: itself, what begins with it, or else what is nearly it. */
const meant = async (index, word) => {
  if (word.length < 4) return (await exactly(index, word)).map(([, row]) => [row, 1]);
  const start = word.length > 8 ? word.slice(0, -3) : word; // differentiate, differentiation
  const sure = (found) => (found === word ? 1 : (0.5 * found.length) / (found.length + 0.3 * Math.abs(found.length - word.length)));
  const found = await beginning(index, start);
  if (found.length || word.length < 6) return found.map(([other, row]) => [row, sure(other)]);
  const most = Math.min(2, Math.round(word.length / 5));
  return (await beginning(index, word.slice(0, 2)))
    .map(([near, row]) => [row, distance(word, near, most)])
    .filter(([, wrong]) => wrong <= most)
    .map(([row, wrong]) => [row, (0.3 * word.length) / (word.length + wrong)]);
};

/** Give the places of the pages that answer, the best first: one that answers more of the words before one that answers one loudly. */
const rank = async (index, query) => {
  const asked = [...new Set(words(query, index.little))];
  const answers = new Map();
  for (const [number, found] of (await Promise.all(asked.map((word) => meant(index, word)))).entries()) {
    for (const [row, weight] of found) {
      for (let at = 0, place = 0; at < row.length; at += 2) {
        place += row[at];
        const answer = answers.get(place) ?? { place, score: 0, of: new Set() };
        answer.score += row[at + 1] * weight;
        if (!index.common.includes(asked[number])) answer.of.add(number);
        answers.set(place, answer);
      }
    }
  }
  const telling = asked.filter((word) => !index.common.includes(word)).length;
  const weigh = ({ score, of }) => score * (0.5 + of.size / Math.max(1, telling));
  return [...answers.values()].sort((a, b) => weigh(b) - weigh(a) || a.place - b.place).map(({ place }) => place);
};

/** Give how many pages answer, and what to show of the first. */
export const search = async (query, limit) => {
  const index = await load();
  const found = await rank(index, query);
  const page = async (place) => {
    const [url, kind, title, summary] = (await fetched(`p-${index.pages[Math.floor(place / index.per)]}`))[place % index.per];
    return { url, title, summary, kind: index.kinds[kind] };
  };
  return { count: found.length, results: await Promise.all(found.slice(0, limit).map(page)) };
};

const show = (list, status, { count, results }, base) => {
  list.replaceChildren(...results.map((result) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = base + result.url;
    link.textContent = result.title;
    const kind = document.createElement("span");
    kind.className = "fg-results__kind";
    kind.textContent = result.kind;
    const summary = document.createElement("p");
    summary.textContent = result.summary;
    item.append(kind, link, summary);
    return item;
  }));
  status.textContent = count ? `${count} result${count === 1 ? "" : "s"}${count > results.length ? `, the first ${results.length} shown` : ""}` : "Nothing found. Try fewer or other words.";
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
  const busy = (now) => list.setAttribute("aria-busy", String(now));
  const open = (shown) => { if (panel) panel.hidden = !shown; };
  let latest = 0;

  const run = async () => {
    const query = input.value.trim();
    const turn = (latest += 1);
    if (!query) { list.replaceChildren(); status.textContent = ""; busy(false); open(false); return; }
    busy(true);
    if (!list.childElementCount) { status.textContent = "Searching …"; open(true); }
    try {
      const found = await search(query, limit);
      if (turn !== latest) return;
      show(list, status, found, base);
    } catch {
      if (turn !== latest) return;
      list.replaceChildren();
      status.textContent = "The search index could not be loaded. Try again when you are online.";
    }
    busy(false);
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
