// The types of item that most quizzes have, by the name in the attribute `type`: the only list of them.

import { likert } from "./likert.js";
import { multiple } from "./multiple.js";
import { rating } from "./rating.js";
import { single } from "./single.js";

/** @type {Record<string, import("../item-type.js").ItemType>} */
export const TYPES = { single, multiple, rating, likert };
