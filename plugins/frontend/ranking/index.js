// Defines the ranking of diagnoses once, however often the script runs, and lends its parts to classroom mode.

import { findAll } from "../shared/dom.js";
import { Combobox } from "../case/combobox.js";
import { join, nameOfRank, offersFor, readNames } from "../case/diagnoses.js";
import { RankList, syncRankings } from "../case/rank-list.js";
import { writeRanking } from "../case/ranking.js";

Object.assign((self.casebook ??= {}).shared ??= {}, { Combobox, join, nameOfRank, offersFor, readNames, writeRanking });

// Classroom mode, whose script comes before this one, defines it itself.
if (!customElements.get("rank-list")) {
  customElements.define("rank-list", RankList);
  for (const type of ["pageshow", "storage"]) addEventListener(type, syncRankings);
}
// Where this script comes after that of cases, lists in classroom mode wait for what it lends.
for (const list of findAll(document, "rank-list")) /** @type {any} */ (list).arrive?.();
