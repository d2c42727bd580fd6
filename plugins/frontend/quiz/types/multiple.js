// `multiple`: every option that fits, where choosing too much costs. An item for pointing has boxes to tick and is one too.

import { keysOf } from "../choosing.js";
import { several } from "../several.js";
import { t } from "../../shared/strings.js";

/** @type {import("../item-type.js").ScoredType} */
export const multiple = {
  ...several,
  count(key, response) {
    const right = key.filter((/** @type {string} */ each) => response.includes(each)).length;
    return { right, wrong: response.length - right, of: key.length };
  },
  missing: (response) => response[0] ? "" : t("Choose at least one"),
  keyOf: keysOf,
  // As the options were written, however they are mixed.
  read: (form, rows) => rows.map(({ control }) => `${control?.value}`).filter((id) => form.getAll("r").includes(id)),
};
