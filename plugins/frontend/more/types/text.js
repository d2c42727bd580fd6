// `text`: a term, in one of the forms that are listed.

import { fold } from "../../shared/fold.js";
import { t } from "../../shared/strings.js";
import { scoredAsWhole } from "../../quiz/grading.js";
import { written } from "../../quiz/choosing.js";

/** @type {import("../../quiz/item-type.js").WrittenType} */
export const text = {
  ...written,
  ...scoredAsWhole(fits),
  missing: (response) => response ? "" : t("Write your answer"),
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
