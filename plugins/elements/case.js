// Defines what a case needs once, however often the script runs: Material and Zensical run it again on each visit.

import { CaseWay } from "./case-way.js";

const ways = () => document.querySelectorAll("case-way");

if (!customElements.get("case-way")) {
  customElements.define("case-way", CaseWay);
  for (const type of ["pageshow", "storage"]) addEventListener(type, () => ways().forEach((way) => way.sync()));
  addEventListener("hashchange", () => ways().forEach((way) => way.turnBack()));
}
ways().forEach((way) => way.arrive());
