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

const makeTabs = (headings) => {
  const bar = document.createElement("div");
  bar.className = "fg-tabs";
  bar.setAttribute("role", "tablist");
  bar.setAttribute("aria-label", "Adapt it for");
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
  const tabs = headings.map((heading, place) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${heading.id}`;
    tab.textContent = heading.textContent.trim();
    tab.setAttribute("role", "tab");
    tab.addEventListener("click", () => select(place));
    return tab;
  });
  const select = (chosen) => tabs.forEach((tab, place) => {
    tab.setAttribute("aria-selected", String(place === chosen));
    tab.tabIndex = place === chosen ? 0 : -1;
    panels[place].hidden = place !== chosen;
  });
  const fromAddress = () => headings.findIndex((heading) => `#${heading.id}` === location.hash);
  bar.append(...tabs);
  bar.addEventListener("keydown", (event) => key(event, tabs, select));
  panels[0].before(bar);
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

const headings = [...document.querySelectorAll("h3[data-tab]")];
if (headings.length > 1) makeTabs(headings);
if (tools) markParts(tools.parentElement); // last, when every part stands where it stays
