// What the rule of interface strings refuses and what it lets stand; run by `node`, it fails with what differs.

import { RuleTester } from "eslint";
import { interfaceStrings } from "./interface-strings.js";

const STANDS = [
  't("Commit response")',
  'tn("# row is still empty.", "# rows are still empty.", rows.length)',
  't("Move {name} up", { name })',
  't("You wrote “{words}”.", { "words": said })',
  't("Move {name} up", values)',
  'const line = `${name} ${t("Kept.")}`',
  'const KIND = { action: () => t("Commit these pairs"), class: "Right now", verb: "wrote" }',
  'element.querySelector("figcaption b")',
  'element.closest("case-step, case-gate").matches(isOpen ? "Step one" : "step two")',
  'const UNCOMMITTED = "rank-list:not([data-committed]), quiz-item:not(:has(form > fieldset:disabled))"',
  'import { t } from "../Shared strings/t.js"',
  'event.key === "Escape"',
  'throw new Error("This is for who reads the code.")',
  'element.setAttribute("class", "Wide row")',
  'element.classList.add("Wide row")',
  "const key = `${store}/${item}`; const line = `${name}: ${value}`",
  "const box = `0 0 ${width} ${height}`; const move = `translate(${x}px, ${y}px)`",
  '"use strict"',
];
const REFUSED = [
  ['const TEXT = "Commit response"', "bare"],
  ['make("p", {}, "Wrong.")', "bare"],
  ['make("p", { "aria-label": "Move a row" })', "bare"],
  ['element.setAttribute("aria-label", "Move a row")', "bare"],
  ['element.textContent = isOpen ? "more below" : ""', "bare"],
  ["const line = `${count} of ${all}`", "bare"],
  ["const line = `Step ${place}`", "bare"],
  ["const line = t('Right.') + ` You wrote “${said}”.`", "bare"],
  ['t(TEXT)', "variable"],
  ["t(`Step ${place}`)", "variable"],
  ['tn("# row", rows.length)', "variable"],
  ['const line = `${words} ${t("Move {name} up", { name })}`', "hidden"],
  ['t("Next: {what}", { what: t("the key") })', "nested"],
  ['t("Move {name} up")', "values"],
  ['t("Move {name} up", { row })', "values"],
  ['tn("# row of {all}", "# rows of {all}", count)', "values"],
];

new RuleTester().run("interface-strings", interfaceStrings, {
  valid: STANDS,
  invalid: REFUSED.map(([code, ...messageIds]) => ({ code, errors: messageIds.map((messageId) => ({ messageId })) })),
});
