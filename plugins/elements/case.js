// Defines what the case needs once, however often the script runs: Material and Zensical run it again on each visit.

import { RankList, syncRanks } from "./rank-list.js";

if (!customElements.get("rank-list")) {
  customElements.define("rank-list", RankList);
  for (const type of ["pageshow", "storage"]) addEventListener(type, syncRanks);
}
