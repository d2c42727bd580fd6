// The types of item that only a case has, by the name in the attribute `type`: the only list of them.

import { free } from "./free.js";
import { shortlist } from "./shortlist.js";

/** @type {Record<string, import("../../quiz/item-type.js").ItemType>} */
export const CASE_TYPES = { free, shortlist };
