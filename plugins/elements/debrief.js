// Defines what looks back on a case once, however often the script runs: Material and Zensical run it again on each visit.

import { FrequencyTable } from "./frequency-table.js";
import { GapAudit } from "./gap-list.js";
import { MomentList } from "./calibration-list.js";
import { RankChart } from "./rank-chart.js";
import { SaidAgain } from "./response-recall.js";

const ELEMENTS = {
  "frequency-table": FrequencyTable,
  "gap-list": GapAudit,
  "calibration-list": MomentList,
  "rank-chart": RankChart,
  "response-recall": SaidAgain,
};

for (const tag in ELEMENTS) if (!customElements.get(tag)) customElements.define(tag, ELEMENTS[tag]);
