// Classroom mode, for a class before a projector: it brings its own elements, before the scripts that define them for one learner.

import { isRoom, RoomElement } from "./room-element.js";
import { RoomItem } from "./room-item.js";
import { RoomRank } from "./room-rank.js";
import { RoomWay } from "./room-way.js";

// The way comes last, so that it finds what it holds ready.
const ELEMENTS = [["quiz-set", RoomElement], ["quiz-item", RoomItem], ["rank-list", RoomRank], ["case-steps", RoomWay]];

if (isRoom()) {
  // Under these names nobody keeps a record, so what else stands on the page finds none of a learner's.
  for (const element of document.querySelectorAll("[store]")) {
    element.setAttribute("store", `classroom/${element.getAttribute("store")}`);
  }
  if (!ELEMENTS.some(([tag]) => customElements.get(tag))) for (const each of ELEMENTS) customElements.define(...each);
  // A theme that loads pages by itself keeps what the page before has defined; a fresh page has nothing. Not while a
  // page loads for the first time: then the scripts stand in a wrong order, and loading it again would never end.
  else if (!customElements.get("case-steps")?.prototype.reveal && document.readyState === "complete") location.reload();
}
