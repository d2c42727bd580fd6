// Defines what looks back on a case once, however often the script runs: Material and Zensical run it again on each visit.

import { FrequencyTable } from "./frequency-table.js";
import { GapAudit } from "./gap-audit.js";
import { MomentList } from "./moment-list.js";
import { RankChart } from "./rank-chart.js";
import { SaidAgain } from "./said-again.js";

const ELEMENTS = {
  "frequency-table": FrequencyTable,
  "gap-audit": GapAudit,
  "moment-list": MomentList,
  "rank-chart": RankChart,
  "said-again": SaidAgain,
};

for (const tag in ELEMENTS) if (!customElements.get(tag)) customElements.define(tag, ELEMENTS[tag]);
