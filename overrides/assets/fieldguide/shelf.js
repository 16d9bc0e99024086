/* What a visitor keeps: names of pages, their titles and notes, in this browser's own storage. Where that is shut, for this visit only. */

export const root = new URL("../../", import.meta.url);
const NAME = `${root.pathname}fieldguide.plan`;
const KEY = /^[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST = 200;
let memory = null;

/** Take only what a plan can hold, whatever the file or the storage says. */
export const clean = (found) => {
  const items = new Map();
  for (const item of Array.isArray(found) ? found : []) {
    if (typeof item?.key !== "string" || !KEY.test(item.key) || items.has(item.key) || items.size >= MOST) continue;
    items.set(item.key, { key: item.key, title: String(item.title ?? "").slice(0, 200), note: String(item.note ?? "").slice(0, 4000) });
  }
  return [...items.values()];
};

export const read = () => {
  if (memory) return memory;
  try {
    return clean(JSON.parse(localStorage.getItem(NAME) ?? "[]"));
  } catch {
    return [];
  }
};

/** Give whether it was kept; storage can be shut or full, then the list lives until the page is left. */
export const write = (items) => {
  let kept = true;
  try {
    localStorage.setItem(NAME, JSON.stringify(items));
    memory = null;
  } catch {
    memory = items;
    kept = false;
  }
  dispatchEvent(new CustomEvent("fg-plan"));
  return kept;
};

export const has = (key) => read().some((item) => item.key === key);
export const toggle = (key, title) => write(has(key) ? read().filter((item) => item.key !== key) : clean([...read(), { key, title, note: "" }]));

export const watch = (act) => {
  addEventListener("fg-plan", act);
  addEventListener("storage", (event) => { if (event.key === NAME || event.key === null) act(); });
};
