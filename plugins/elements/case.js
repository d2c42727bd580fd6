// Defines what a case needs once, however often the script runs: Material and Zensical run it again on each visit.

import { CASE_KINDS } from "./case-kinds.js";
import { CaseWay } from "./case-steps.js";
import { showSource } from "./cited.js";
import { Combobox } from "./combobox.js";
import { join, offersFor, readNames } from "./diagnoses.js";
import { writeLedger } from "./ledger.js";
import { RankList, syncRanks } from "./rank-list.js";

const ways = () => document.querySelectorAll("case-steps");

// This script runs before that of the quizzes, whose items look here for types that they do not know, and after that
// of classroom mode, whose way looks here when it is told to arrive.
self.casebook = { ...CASE_KINDS, shared: { Combobox, join, offersFor, readNames, showSource, writeLedger } };

if (!customElements.get("case-steps")) {
  customElements.define("rank-list", RankList);
  customElements.define("case-steps", CaseWay);
  for (const type of ["pageshow", "storage"]) {
    addEventListener(type, syncRanks);
    addEventListener(type, (event) => ways().forEach((way) => way.sync(event)));
  }
  addEventListener("hashchange", () => ways().forEach((way) => way.turnBack()));
}
ways().forEach((way) => way.arrive());
// Without a way nobody reads, so all waits for a commit, also where a policy has kept the page from saying so.
if (!ways()[0]) document.documentElement.classList.add("js");
// Where this script comes after that of the quizzes, their items wait for the types that it brings.
for (const element of document.querySelectorAll("quiz-item, quiz-set")) element.connectedCallback?.();
