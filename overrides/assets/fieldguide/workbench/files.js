/* Files made in the browser: a table, a text, a calendar. */

export const download = (name, text, type) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** A cell of a table (RFC 4180). What a spreadsheet would run as a formula gets an apostrophe before it; a number stays a number. */
const cell = (value) => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
export const toCsv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

const quiet = (text) => text.replace(/^(#+|>|[*+-])(?=\s|$)/gm, "\\$1").replace(/^(\d+)\.(?=\s)/gm, "$1\\.").replaceAll("<", "&lt;");
export const toMarkdown = (title, found) => {
  const out = [`# ${quiet(title)}`];
  let section = "", part = "";
  for (const line of found) {
    if (line.section !== section) out.push(`## ${line.section}`);
    if (line.part && (line.part !== part || line.section !== section)) out.push(`### ${line.part}`);
    ({ section, part } = line);
    out.push(`**${line.question}:** ${quiet(line.answer)}`);
  }
  return `${out.join("\n\n")}\n`;
};

/** Lines of a calendar are at most 75 octets; a sign of several octets is never split (RFC 5545, 3.1). */
const fold = (line) => {
  const parts = [];
  let part = "", size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > 75) {
      parts.push(part);
      part = " ";
      size = 1;
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join("\r\n");
};
const escape = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");
const compact = (date) => date.replaceAll("-", "");
const dayAfter = (date) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** All-day events. ``stamp`` is passed in, so the same plan gives the same file. */
export const toCalendar = (events, stamp) => [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Field Guide//Coach's workbench//EN", "CALSCALE:GREGORIAN",
  ...events.flatMap((event) => [
    "BEGIN:VEVENT", `UID:${event.uid}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(event.date)}`, `DTEND;VALUE=DATE:${compact(dayAfter(event.date))}`,
    `SUMMARY:${escape(event.summary)}`, ...(event.description ? [`DESCRIPTION:${escape(event.description)}`] : []), "TRANSP:TRANSPARENT", "END:VEVENT",
  ]),
  "END:VCALENDAR",
].map(fold).join("\r\n") + "\r\n";

export const stampOf = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");
export const slug = (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40) || "workbench";
