// `text`: a term, in one of the forms that are listed.

import { fold } from "../../shared/fold.js";
import { scoredAsWhole } from "../grading.js";
import { markWritten, written } from "../choosing.js";

const score = scoredAsWhole("wrote", fits);

/** @type {import("../item-type.js").ItemType} */
export const text = {
  ...written,
  ...score,
  missing: (response) => response ? "" : "Write a response first.",
  mark: markWritten(score.grade, (slip) => [slip]),
};

/**
 * Ödem is Oedem and, where a keyboard has no dots, Odem.
 * @param {string[]} key
 * @param {string} response
 */
function fits(key, response) {
  return ["", "e"].some((umlaut) => key.some((form) => fold(form, umlaut) === fold(response, umlaut)));
}
