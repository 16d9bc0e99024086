/* Plain values to YAML the way records are written: every text quoted or a block, nothing left to be guessed. */
const PLAIN = /^(?!(?:true|false|yes|no|on|off|null|y|n)$)[a-z][a-z0-9]*([-_][a-z0-9]+)*$|^\d{4}-\d{2}-\d{2}$|^\d{1,4}$/;
// A block keeps each line as it is, so it must begin with a letter and hold nothing invisible.
const BLOCK = /^[^\s\p{C}][^\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]*$/u;

export function dump(data) {
  return mapping(data, 0).join("\n") + "\n";
}

function mapping(data, indent) {
  return Object.entries(data).flatMap(([key, value]) => pair(key, value, indent));
}

function pair(key, value, indent) {
  const start = `${" ".repeat(indent)}${key}:`;
  if (Array.isArray(value)) return [start, ...value.flatMap((item) => entry(item, indent + 2))];
  if (typeof value === "object") return [start, ...mapping(value, indent + 2)];
  const [first, ...rest] = scalar(value, indent + 2);
  return [`${start} ${first}`, ...rest];
}

function entry(item, indent) {
  const lines = typeof item === "object" ? mapping(item, indent + 2) : scalar(item, indent + 2);
  return [`${" ".repeat(indent)}- ${lines[0].trimStart()}`, ...lines.slice(1)];
}

function scalar(value, indent) {
  const text = String(value);
  if (PLAIN.test(text)) return [text];
  const lines = text.split("\n");
  if (lines.length > 1 && lines.every((line) => line === "" || BLOCK.test(line.trimStart())) && BLOCK.test(lines[0])) {
    return ["|-", ...lines.map((line) => (line.trim() ? " ".repeat(indent) + line.trimEnd() : ""))];
  }
  return [JSON.stringify(text).replaceAll("\x7f", "\\x7f")];
}
