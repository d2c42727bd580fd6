// What a reviewer has entered, as a table that `casebook review` reads and that a spreadsheet shows without running it.

/**
 * What is entered for one judgement.
 * @typedef {{decision: string, seen: string, texts: Record<string, string>, note: string}} Entry
 * @typedef {{by: string, role: string, date: string}} Reviewer
 */

const HEAD = ["id", "seen", "decision", "field", "text", "by", "role", "date"];
// What spreadsheets take for a formula (OWASP, CSV Injection); a number such as -1 is none.
const FORMULA = /^[=+\-@\t](?!\d+$)/;

/**
 * The table: one row for each judgement that is agreed with or not, and one for each text that is amended.
 * @param {Map<string, Entry>} entries by the id of the judgement
 * @param {Reviewer} reviewer
 * @returns {string} with the mark by which a spreadsheet knows UTF-8
 */
export function writeTable(entries, { by, role, date }) {
  const rows = [...entries].flatMap(([id, { decision, seen, texts, note }]) => {
    const told = decision === "amend" ? Object.entries(texts) : [["", decision === "disagree" ? note : ""]];
    return told.map(([field, text]) => [id, seen, decision, field, text, by, role, date]);
  });
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(quote).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} text */
const quote = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
