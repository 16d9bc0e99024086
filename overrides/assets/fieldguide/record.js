/* On a strategy's page: adaptation headings become tabs (on paper and without a script they stay headings); buttons for paper and sharing. */
import { markParts, printAs } from "./paper.js";

const key = (event, tabs, select) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const now = tabs.indexOf(document.activeElement);
  const next = step === Infinity ? tabs.length - 1 : step === -Infinity ? 0 : (now + step + tabs.length) % tabs.length;
  select(next);
  tabs[next].focus();
};

const makeTabs = (bar, headings) => {
  const panels = headings.map((heading) => {
    const panel = document.createElement("div");
    panel.className = "fg-tabbed";
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${heading.id}`);
    panel.tabIndex = 0;
    const body = heading.nextElementSibling;
    heading.before(panel);
    panel.append(heading, body);
    return panel;
  });
  const tabs = [...bar.querySelectorAll("[role=tab]")];
  tabs.forEach((tab, place) => tab.addEventListener("click", () => select(place)));
  const select = (chosen) => tabs.forEach((tab, place) => {
    tab.setAttribute("aria-selected", String(place === chosen));
    tab.tabIndex = place === chosen ? 0 : -1;
    panels[place].hidden = place !== chosen;
  });
  const fromAddress = () => headings.findIndex((heading) => `#${heading.id}` === location.hash);
  bar.addEventListener("keydown", (event) => key(event, tabs, select));
  bar.hidden = false;
  select(Math.max(0, fromAddress()));
  addEventListener("hashchange", () => { const place = fromAddress(); if (place >= 0) { select(place); bar.scrollIntoView(); } });
};

const tool = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "fg-button";
  made.textContent = words;
  made.addEventListener("click", () => act(made));
  return made;
};
const copyLink = async (made) => {
  try {
    await navigator.clipboard.writeText(location.href.split("#")[0]);
    made.textContent = "Link copied";
  } catch {
    made.textContent = "Copy the address bar";
  }
};

const tools = document.querySelector(".fg-tools");
if (tools) {
  tools.append(tool("Print on one page", () => printAs("fg-print-page")), tool("Print the steps", () => printAs("fg-print-steps")), tool("Copy link", copyLink));
}

const bar = document.querySelector(".fg-tabs");
if (bar) makeTabs(bar, [...document.querySelectorAll("h3[data-tab]")]);
if (tools) markParts(tools.parentElement); // last, when every part stands where it stays
