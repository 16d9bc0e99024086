/* A save button on every card and record, the count in the header, and the helper that keeps visited pages for offline. */
import { has, read, root, toggle, watch } from "./shelf.js";

const status = document.createElement("p");
status.className = "fg-sr";
status.setAttribute("role", "status");
document.body.append(status);

const button = (place, title) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "fg-button fg-save fg-no-print";
  const show = () => {
    const saved = has(place.dataset.key);
    made.textContent = saved ? "Saved" : "Save";
    made.setAttribute("aria-label", saved ? `Saved in my plan, press to remove: ${title}` : `Save to my plan: ${title}`);
    made.classList.toggle("fg-save--on", saved);
  };
  made.addEventListener("click", () => {
    const kept = toggle(place.dataset.key, title);
    const words = has(place.dataset.key) ? `${title} saved to my plan.` : `${title} removed from my plan.`;
    status.textContent = kept ? words : `${words} This browser does not keep it; it is gone when you leave the page.`;
  });
  show();
  return { made, show };
};

const all = [...document.querySelectorAll("[data-key]")].map((place) => {
  const title = place.dataset.title ?? place.querySelector("a").textContent;
  const { made, show } = button(place, title);
  place.append(made);
  return show;
});

const counter = document.querySelector(".fg-plan-link__count");
const count = () => { if (counter) counter.textContent = read().length || ""; };
watch(() => { for (const show of all) show(); count(); });
count();

if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => {});
