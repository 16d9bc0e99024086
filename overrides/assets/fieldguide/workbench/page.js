/* Small pieces of a page, made of text only. */

export const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
};
export const listOf = (items, name = "ul") => make(name, {}, ...items.map((item) => make("li", {}, item)));
export const table = (caption, head, rows) => make("div", { class: "fg-scroll", role: "region", "aria-label": caption, tabindex: "0" },
  make("table", { class: "fg-wb-table" }, make("caption", {}, make("span", {}, caption)), make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((text) => make("td", {}, text)))))));

const loading = new Map();
/** Fetch one of the workbench's data files, once. */
export const data = (name) => {
  if (!loading.has(name)) {
    loading.set(name, fetch(new URL(`${name}.json`, import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
      return answer.json();
    }).catch((problem) => {
      loading.delete(name);
      throw problem;
    }));
  }
  return loading.get(name);
};
