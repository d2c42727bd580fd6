// Classroom mode, for a class before a projector: it brings its own elements, before the scripts that define them for one learner.

import { findAll } from "../shared/dom.js";
import { ClassroomElement, isClassroom } from "./classroom-element.js";
import { ClassroomItem } from "./classroom-item.js";
import { ClassroomRanking } from "./classroom-ranking.js";
import { ClassroomSteps } from "./classroom-steps.js";

/**
 * The steps come last, so that they find what they hold ready.
 * @type {[string, typeof ClassroomElement][]}
 */
const ELEMENTS = [["quiz-set", ClassroomElement], ["quiz-item", ClassroomItem], ["rank-list", ClassroomRanking], ["case-steps", ClassroomSteps]];

if (isClassroom()) {
  // Under these names nobody keeps a record, so what else stands on the page finds none of a learner's.
  for (const element of findAll(document, "[store]")) {
    element.setAttribute("store", `classroom/${element.getAttribute("store")}`);
  }
  if (!ELEMENTS.some(([tag]) => customElements.get(tag))) for (const [tag, element] of ELEMENTS) customElements.define(tag, element);
  // A theme that loads pages by itself keeps what the page before has defined; a fresh page has nothing. Not while a
  // page loads for the first time: then the scripts stand in a wrong order, and loading it again would never end.
  else if (!customElements.get("case-steps")?.prototype.reveal && document.readyState === "complete") location.reload();
}
