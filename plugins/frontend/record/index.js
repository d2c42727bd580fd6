// Defines the learner's record, and what reads it elsewhere, once, however often the script runs: Material and Zensical
// run it again on each visit.

import { findAll } from "../shared/dom.js";
import { CaseBegin } from "./case-begin.js";
import { CaseRecord } from "./case-record.js";
import { PracticeList } from "./practice-list.js";

if (!customElements.get("case-record")) {
  customElements.define("case-begin", CaseBegin);
  customElements.define("practice-list", PracticeList);
  customElements.define("case-record", CaseRecord);
  for (const type of ["pageshow", "storage"]) {
    addEventListener(type, () => {
      for (const element of /** @type {(CaseBegin | PracticeList)[]} */ (findAll(document, "case-begin, practice-list"))) element.refresh();
    });
  }
}
