// `free`: the learner's own words, kept beside a model: one text, or one for each row of a table. Never scored.

import { find, nameOf } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { common } from "../../quiz/choosing.js";
import { unscored } from "../../quiz/grading.js";

/** @type {import("../../quiz/item-type.js").ItemType} */
export const free = {
  ...common,
  ...unscored((key) => [t("Kept."), key === t("Model.") ? t("Compare it with the model.") : ""]),
  // How the key begins: a table has no model to compare with.
  keyOf: ([{ words }]) => words,
  read: (form) => common.read(form) ?? Object.fromEntries([...form].map(([name, value]) => [name.slice(2), `${value}`.trim()])),
  missing: (response) => Object.values(response).some(Boolean) ? "" : t("Write a few words first."),
  textOf(row) {
    const { name, value } = /** @type {HTMLTextAreaElement} */ (find(row, "textarea"));
    const text = value.trim();
    return name[1] && text ? `${nameOf(row)}: ${text}` : text;
  },
  mark: ({ words }) => ["", words],
};
