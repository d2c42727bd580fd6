// Defines the ranking of diagnoses once, however often the script runs, and lends its parts to classroom mode.

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
