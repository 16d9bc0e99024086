/* The one place that reads and writes the visitor's browser. When writing fails, everything stays in memory so that it can be saved as a file. */

import { Misfit, emptyState, merge, parse, serialize } from "./shape.js";

export const KEY = "fieldguide.workbench.v1";

export class Store extends EventTarget {
  constructor(storage) {
    super();
    this.storage = storage;
    this.memory = null;
    this.trouble = "";
    this.damaged = null;
    addEventListener("storage", (event) => { if (event.key === KEY || event.key === null) this.dispatchEvent(new Event("elsewhere")); });
  }

  /** The whole state. What could not be written is newer than what is stored, so it comes first. */
  read() {
    if (this.memory) return structuredClone(this.memory);
    let raw;
    try {
      raw = (this.storage ?? localStorage).getItem(KEY);
    } catch {
      this.report("blocked");
      return this.keep(emptyState());
    }
    if (raw === null) return emptyState();
    try {
      return parse(raw);
    } catch (problem) {
      if (!(problem instanceof Misfit)) throw problem;
      this.damaged = raw;
      this.report("damaged");
      return this.keep(emptyState());
    }
  }

  keep(state) {
    this.memory = state;
    return structuredClone(state);
  }

  /** Write the whole state, and say whether it is safe. What is stored and cannot be read is never written over. */
  write(state) {
    if (this.damaged !== null) {
      this.keep(state);
      return false;
    }
    try {
      (this.storage ?? localStorage).setItem(KEY, JSON.stringify(state));
    } catch (problem) {
      this.keep(state);
      this.report(problem?.name === "QuotaExceededError" || problem?.code === 22 ? "full" : "blocked");
      return false;
    }
    this.memory = null;
    this.report("");
    return true;
  }

  /** Save one entry, leaving all others as they are stored now: another tab may have changed them. */
  save(kind, entry) {
    const state = this.read();
    const place = state[kind].findIndex((other) => other.id === entry.id);
    if (place < 0) state[kind].push(structuredClone(entry));
    else state[kind][place] = structuredClone(entry);
    return this.write(state);
  }

  remove(kind, id) {
    const state = this.read();
    state[kind] = state[kind].filter((entry) => entry.id !== id);
    return this.write(state);
  }

  clear() {
    this.damaged = null;
    this.memory = null;
    return this.write(emptyState());
  }

  export() {
    return serialize(this.read());
  }

  /** Bring in a file's text. A file that does not fit throws, and nothing has changed. */
  import(text) {
    const { state, count } = merge(this.read(), parse(text));
    return { ...count, safe: this.write(state) };
  }

  report(trouble) {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.dispatchEvent(new Event("trouble"));
  }
}

export const newId = () => [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
export const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};
