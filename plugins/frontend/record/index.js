// Defines the learner's record once, however often the script runs: Material and Zensical run it again on each visit.

import { CaseRecord } from "./case-record.js";

if (!customElements.get("case-record")) customElements.define("case-record", CaseRecord);
