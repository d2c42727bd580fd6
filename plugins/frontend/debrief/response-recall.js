// <response-recall>: what was written at some items, first and last, side by side.

import { findAll, make } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { t } from "../shared/strings.js";
import { LookingBack } from "./looking-back.js";

export class ResponseRecall extends LookingBack {
  refresh() {
    for (const part of findAll(this, "[data-at]")) {
      const { attempts } = recall(document.getElementById(`${part.dataset.at}`));
      part.lastElementChild?.replaceWith(make("div", { class: "words" }, ...describe(attempts.map(({ text }) => `${text}`))));
    }
  }
}

/**
 * @param {string[]} texts of all attempts
 * @returns {HTMLElement[]}
 */
function describe([first, ...later]) {
  if (first === undefined) return [make("p", { class: "none" }, t("You have not answered this."))];
  if (!later[0]) return [make("p", {}, new Text(first))];
  return [make("p", {}, make("b", {}, `${t("First answer:")} `), new Text(first)), make("p", {}, make("b", {}, `${t("Last answer:")} `), new Text(later.at(-1)))];
}
