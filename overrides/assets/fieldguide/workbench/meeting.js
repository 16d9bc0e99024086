/* A meeting's clock. It shows the time and never moves the group on: the chair does. */

import { start } from "./desk.js";
import { today } from "./store.js";

const clockFace = (seconds) => `${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, "0")}`;

export class Timer {
  constructor(root, items) {
    this.root = root;
    this.items = items;
    this.at = 0;
    this.spent = 0;
    this.since = null;
    this.part = (name) => root.querySelector(`[data-timer="${name}"]`);
    root.hidden = false;
    this.part("toggle").addEventListener("click", () => this.toggle());
    this.part("next").addEventListener("click", () => this.go(this.at + 1));
    this.part("back").addEventListener("click", () => this.go(this.at - 1));
    this.part("reset").addEventListener("click", () => this.reset());
    setInterval(() => this.show(), 250);
    this.mark();
    this.show();
  }

  get elapsed() {
    return Math.floor((this.spent + (this.since === null ? 0 : Date.now() - this.since)) / 1000);
  }

  toggle() {
    if (this.since === null) this.since = Date.now();
    else {
      this.spent += Date.now() - this.since;
      this.since = null;
    }
    this.show();
  }

  go(place) {
    if (place < 0 || place >= this.items.length) return;
    this.at = place;
    this.spent = 0;
    if (this.since !== null) this.since = Date.now();
    this.mark();
    this.show();
  }

  reset() {
    this.since = null;
    this.go(0);
  }

  mark() {
    this.items.forEach((item, place) => (place === this.at ? item.setAttribute("aria-current", "step") : item.removeAttribute("aria-current")));
    const item = this.items[this.at];
    this.part("step").textContent = `Item ${this.at + 1} of ${this.items.length}, ${item.dataset.minutes} min: ${item.querySelector("p").textContent}`;
    this.part("back").disabled = this.at === 0;
    this.part("next").disabled = this.at === this.items.length - 1;
    this.called = "";
  }

  show() {
    const left = Number(this.items[this.at].dataset.minutes) * 60 - this.elapsed;
    const face = left >= 0 ? clockFace(left) : `${clockFace(left)} over`;
    if (this.part("face").textContent !== face) this.part("face").textContent = face;
    this.part("face").classList.toggle("fg-wb-over", left < 0);
    const running = this.since !== null;
    const name = running ? "Pause" : this.spent ? "Go on" : "Start";
    if (this.part("toggle").textContent !== name) this.part("toggle").textContent = name;
    this.call(running && left < 0 ? "Time is up for this item." : running && left <= 60 ? "One minute left." : "");
  }

  /** Said once to those who cannot see the clock. */
  call(text) {
    if (text === this.called || !text) return;
    this.called = text;
    this.part("call").textContent = text;
  }
}

const root = document.querySelector("[data-workbench]").closest("article");
const items = [...root.querySelectorAll(".fg-wb-agenda > li")];
const showTimes = (entry) => {
  const [hours, minutes] = entry.begin.split(":").map(Number);
  for (const item of items) {
    const at = hours * 60 + minutes + Number(item.dataset.start);
    item.querySelector("[data-clock]").textContent = Number.isFinite(at) ? `${Math.floor(at / 60) % 24}:${String(at % 60).padStart(2, "0")}` : `minute ${item.dataset.start}`;
  }
};
start("meetings", { fresh: () => ({ practice: root.querySelector("[data-workbench]").dataset.practice, date: today() }), shown: showTimes, changed: showTimes });
new Timer(root.querySelector(".fg-wb-timer"), items);
