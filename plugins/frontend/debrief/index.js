// Defines what looks back on a case once, however often the script runs: Material and Zensical run it again on each visit.

import { FrequencyTable } from "./frequency-table.js";
import { GapList } from "./gap-list.js";
import { CalibrationList } from "./calibration-list.js";
import { ConfidenceChart } from "./confidence-chart.js";
import { RankChart } from "./rank-chart.js";
import { RankingChanges } from "./ranking-changes.js";
import { ResponseRecall } from "./response-recall.js";

const ELEMENTS = {
  "frequency-table": FrequencyTable,
  "gap-list": GapList,
  "calibration-list": CalibrationList,
  "confidence-chart": ConfidenceChart,
  "rank-chart": RankChart,
  "ranking-changes": RankingChanges,
  "response-recall": ResponseRecall,
};

for (const [tag, element] of Object.entries(ELEMENTS)) if (!customElements.get(tag)) customElements.define(tag, element);
