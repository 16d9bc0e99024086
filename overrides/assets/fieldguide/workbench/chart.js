/* Small drawings, made here; each stands beside a table with the same numbers. Single students are never drawn. */

const SVG = "http://www.w3.org/2000/svg";
const draw = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const frame = (height, label, ...children) => draw("svg", { viewBox: `0 0 400 ${height}`, role: "img", "aria-label": label, class: "fg-wb-chart" }, ...children);

/** Round steps for an axis: about four between ``low`` and ``high``. */
const ticks = (low, high) => {
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: count + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
};

const axis = (marks, at, y) => [
  draw("line", { x1: at(marks[0]), x2: at(marks.at(-1)), y1: y, y2: y, class: "fg-wb-axis" }),
  ...marks.flatMap((mark) => [draw("line", { x1: at(mark), x2: at(mark), y1: y, y2: y + 5, class: "fg-wb-axis" }), draw("text", { x: at(mark), y: y + 18, "text-anchor": "middle" }, String(mark).replace("-", "−"))]),
];
const scale = (marks, from, to) => (value) => from + ((value - marks[0]) / (marks.at(-1) - marks[0])) * (to - from);

/** The middle half of each group as a bar, its median as a line, its mean as a diamond. */
export const boxes = (groups, label) => {
  const marks = ticks(Math.min(...groups.map((group) => Math.min(group.q1, group.mean))), Math.max(...groups.map((group) => Math.max(group.q3, group.mean))));
  const at = scale(marks, 74, 380);
  const rows = groups.flatMap((group, place) => {
    const y = 14 + place * 40, middle = at(group.mean);
    return [
      draw("text", { x: 64, y: y + 18, "text-anchor": "end" }, group.name),
      draw("rect", { x: at(group.q1), y, width: Math.max(1, at(group.q3) - at(group.q1)), height: 26, class: "fg-wb-box" }),
      draw("line", { x1: at(group.median), x2: at(group.median), y1: y, y2: y + 26, class: "fg-wb-median" }),
      draw("path", { d: `M${middle - 6} ${y + 13}l6 -6l6 6l-6 6z`, class: "fg-wb-mean" }),
    ];
  });
  return frame(40 * groups.length + 44, label, ...rows, ...axis(marks, at, 40 * groups.length + 14));
};

/** A standardised difference with its interval, and no difference as a dashed line. */
export const interval = ({ g, low, high }, label) => {
  const marks = ticks(Math.min(low, 0), Math.max(high, 0));
  const at = scale(marks, 30, 380);
  return frame(84, label,
    draw("line", { x1: at(0), x2: at(0), y1: 6, y2: 50, class: "fg-wb-zero" }),
    draw("line", { x1: at(low), x2: at(high), y1: 28, y2: 28, class: "fg-wb-median" }),
    draw("line", { x1: at(low), x2: at(low), y1: 20, y2: 36, class: "fg-wb-median" }),
    draw("line", { x1: at(high), x2: at(high), y1: 20, y2: 36, class: "fg-wb-median" }),
    draw("path", { d: `M${at(g) - 6} 28l6 -6l6 6l-6 6z`, class: "fg-wb-mean" }),
    ...axis(marks, at, 50));
};

/** Counts as bars. */
export const bars = (items, label) => {
  const marks = ticks(0, Math.max(...items.map((item) => item.count), 1));
  const at = scale(marks, 150, 380);
  const rows = items.flatMap((item, place) => {
    const y = 8 + place * 28;
    const name = item.label.length > 22 ? `${item.label.slice(0, 21)}…` : item.label;
    return [draw("text", { x: 142, y: y + 15, "text-anchor": "end" }, name), draw("rect", { x: at(0), y, width: at(item.count) - at(0), height: 20, class: "fg-wb-box" })];
  });
  return frame(28 * items.length + 38, label, ...rows, ...axis(marks, at, 28 * items.length + 10));
};
