// `text`: a term, in one of the forms that are listed.

import { fold } from "../../shared/fold.js";
import { t } from "../../shared/strings.js";
import { scoredAsWhole } from "../grading.js";
import { written } from "../choosing.js";

/** @type {import("../item-type.js").WrittenType} */
export const text = {
  ...written,
  ...scoredAsWhole(fits),
  missing: (response) => response ? "" : t("Write a response first."),
  keyOfSlip: (slip) => [slip],
};

/**
 * Ödem is Oedem and, where a keyboard has no dots, Odem.
 * @param {string[]} key
 * @param {string} response
 */
function fits(key, response) {
  return ["", "e"].some((umlaut) => key.some((form) => fold(form, umlaut) === fold(response, umlaut)));
}
