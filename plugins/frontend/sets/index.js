// Puts the items and the options of the page's quizzes in the order of the learner, where their author wants that.

import { findAll } from "../shared/dom.js";
import { mixSet } from "./mixing.js";

for (const set of findAll(document, "quiz-set[shuffle]:not([data-mixed])")) mixSet(set);
