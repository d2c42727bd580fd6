// What all types of item share, and a list to choose from; apart from the other types, which a case does not load twice.

import { textOf } from "./dom.js";

export const common = {
  action: "Commit response",
  read: (data) => data.get("r")?.trim(),
  missing: (response) => !response?.length && "Choose an option first.",
  place: (row, why) => row.after(why),
};

export const listed = {
  ...common,
  standard: keysOf,
  say: (row) => controlOf(row).checked && textOf(row),
  explain({ key, row }) {
    const chosen = controlOf(row).checked;
    if (!key) return chosen ? ["wrong", "Wrong, your response."] : ["left", "Rightly not chosen."];
    return chosen ? ["right", "Right, your response."] : ["missed", "Right, not chosen."];
  },
};

export function controlOf(row) {
  return row.querySelector("input, select");
}

export function keysOf(notes) {
  return notes.filter(({ key }) => key).map(({ id }) => id);
}
