// `free`: the learner's own words, kept beside a model: one text, or one for each row of a table. Never scored.

import { find, nameOf } from "../../shared/dom.js";
import { nameText } from "../../shared/punctuation.js";
import { t } from "../../shared/strings.js";
import { common } from "../../quiz/choosing.js";
import { unscored } from "../../quiz/grading.js";

/** @type {import("../../quiz/item-type.js").ItemType} */
export const free = {
  ...common,
  ...unscored(() => t("Kept.")),
  action: () => t("Commit my words"),
  again: () => t("Rewrite it"),
  keyOf: () => null,
  read: (form) => common.read(form) ?? Object.fromEntries([...form].map(([name, value]) => [name.slice(2), value])),
  missing: (response) => Object.values(response).some(Boolean) ? "" : t("Write a few words"),
  textOf(row) {
    const { name, value } = /** @type {HTMLTextAreaElement} */ (find(row, "textarea"));
    const text = value.trim();
    return name[1] && text ? nameText(nameOf(row), text) : text;
  },
  // A row of a table is found by its name, and what is ours follows.
  head: ({ id, row, words }) => id ? nameOf(row) : words,
  mark: ({ id, words }) => ["", "", id && words],
};
