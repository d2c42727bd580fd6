// The types of item of a quiz, by the name in the attribute `type`: the only list of them.

import { cloze } from "./cloze.js";
import { match } from "./match.js";
import { multiple } from "./multiple.js";
import { number } from "./number.js";
import { order } from "./order.js";
import { rating } from "./rating.js";
import { single } from "./single.js";
import { text } from "./text.js";

/** @type {Record<string, import("../item-type.js").ItemType>} */
export const TYPES = { single, multiple, match, order, number, text, cloze, rating };
