// The types of item that not every quiz has, by the name in the attribute `type`: the only list of them.

import { cloze } from "./cloze.js";
import { match } from "./match.js";
import { number } from "./number.js";
import { order } from "./order.js";
import { slice } from "./slice.js";
import { text } from "./text.js";

/** @type {Record<string, import("../../quiz/item-type.js").ItemType>} */
export const MORE_TYPES = { match, order, number, text, cloze, slice };
