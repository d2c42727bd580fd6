// <gap-list>: what was not reported, and whether the learner asked for it.

import { make } from "./dom.js";
import { LookingBack, nameMoment } from "./looking-back.js";

export class GapAudit extends LookingBack {
  refresh() {
    for (const old of this.querySelectorAll(".asked")) old.remove();
    for (const head of this.querySelectorAll("[data-asked]")) {
      const places = head.dataset.asked.split(" ").map(readPlace).filter(({ past }) => past[0]);
      const asked = places.filter(({ option, past }) => past.some(({ response }) => response.includes?.(option)));
      if (places[0]) head.append(make("span", { class: "asked" }, ...tell(asked, places)));
    }
  }
}

function readPlace(written) {
  const [anchor, option] = written.split("/");
  const item = document.getElementById(anchor);
  return { item, option, past: item?.past ?? [] };
}

function tell(asked, places) {
  const found = asked[0] ? asked : places;
  const links = found.flatMap(({ item }) => [" ", make("a", { href: `#${item.id}` }, nameMoment(item).toLowerCase())]);
  return [asked[0] ? "✓ You asked:" : "You did not pick it:", ...links];
}
