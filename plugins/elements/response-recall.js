// <response-recall>: what was written at some items, first and last, side by side.

import { make } from "./dom.js";
import { LookingBack } from "./looking-back.js";

export class SaidAgain extends LookingBack {
  refresh() {
    for (const part of this.querySelectorAll("[data-at]")) {
      const past = document.getElementById(part.dataset.at)?.past ?? [];
      part.lastElementChild.replaceWith(make("div", { class: "words" }, ...tell(past.map(({ said }) => said))));
    }
  }
}

function tell([first, ...later]) {
  if (first === undefined) return [make("p", { class: "none" }, "Nothing is written there yet.")];
  if (!later[0]) return [make("p", {}, new Text(first))];
  return [make("p", {}, make("b", {}, "First: "), new Text(first)), make("p", {}, make("b", {}, "Last: "), new Text(later.at(-1)))];
}
