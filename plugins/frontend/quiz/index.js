// Defines the elements once, however often the script runs: Material and Zensical run it again on each visit.

import { syncItems } from "./page.js";
import { QuizItem } from "./quiz-item.js";
import { QuizSet } from "./quiz-set.js";

if (!customElements.get("quiz-set")) {
  customElements.define("quiz-item", QuizItem);
  customElements.define("quiz-set", QuizSet);
  addEventListener("pageshow", syncItems);
  addEventListener("storage", syncItems);
}
