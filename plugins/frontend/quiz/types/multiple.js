// `multiple`: every option that fits, where choosing too much costs. An item for pointing has boxes to tick and is one too.

import { scored } from "../grading.js";
import { keysOf, listed } from "../choosing.js";

/** @type {import("../item-type.js").ItemType} */
export const multiple = {
  ...listed,
  ...scored(count, ({ right, wrong, of }) =>
    `${right} of ${of} right${right < of ? `, ${of - right} missed` : ""}${wrong ? `, ${wrong} wrong` : ""}`),
  keyOf: keysOf,
  read: (form) => form.getAll("r"),
};

/**
 * @param {string[]} key
 * @param {string[]} response
 */
function count(key, response) {
  const right = key.filter((each) => response.includes(each)).length;
  return { right, wrong: response.length - right, of: key.length };
}
