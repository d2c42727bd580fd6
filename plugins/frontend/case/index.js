// Defines what a case needs once, however often the script runs: Material and Zensical run it again on each visit.

import { findAll } from "../shared/dom.js";
import { CaseSteps } from "./case-steps.js";
import { Frame } from "./frame.js";
import { CASE_TYPES } from "./types/index.js";

/** @returns {CaseSteps[]} */
const cases = () => findAll(document, "case-steps");

// This script runs before that of the quizzes, whose items look here for types that they do not know, and after that
// of classroom mode, whose steps look here when they are told to arrive.
Object.assign(self.casebook ??= {}, { types: { ...self.casebook?.types, ...CASE_TYPES }, shared: { ...self.casebook?.shared, Frame } });

if (!customElements.get("case-steps")) {
  customElements.define("case-steps", CaseSteps);
  for (const type of ["pageshow", "storage"]) addEventListener(type, (event) => cases().forEach((steps) => steps.sync(event)));
}
cases().forEach((steps) => steps.arrive());
// Where there are no steps nobody reads ahead, so all waits for a commit, also where a policy has kept the page from saying so.
if (!cases()[0]) document.documentElement.classList.add("js");
// Where this script comes after that of the quizzes, their items wait for the types that it brings.
dispatchEvent(new StorageEvent("storage"));
