// <gap-list>: what was not reported, and whether the learner asked for it.

import { findAll, make } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { t } from "../shared/strings.js";
import { LookingBack, nameCheckpoint } from "./looking-back.js";

/**
 * An option of an item that asks for what was not reported.
 * @typedef {{item: HTMLElement, option: string, attempts: import("../shared/record.js").Attempt[]}} Place
 */

export class GapList extends LookingBack {
  refresh() {
    for (const old of findAll(this, ".asked")) old.remove();
    for (const head of findAll(this, "[data-asked]")) {
      const places = `${head.dataset.asked}`.split(" ").map(readPlace).filter(({ attempts }) => attempts[0]);
      const asked = places.filter(({ option, attempts }) => attempts.some(({ response }) => response.includes?.(option)));
      if (places[0]) head.append(make("span", { class: "asked" }, ...describe(asked, places)));
    }
  }
}

/**
 * @param {string} written anchor and option
 * @returns {Place}
 */
function readPlace(written) {
  const [anchor, option] = written.split("/");
  const item = /** @type {HTMLElement} */ (document.getElementById(anchor));
  return { item, option, attempts: recall(item).attempts };
}

/**
 * @param {Place[]} asked
 * @param {Place[]} places
 * @returns {(Node | string)[]}
 */
function describe(asked, places) {
  const found = asked[0] ? asked : places;
  const links = found.flatMap(({ item }) => [" · ", make("a", { href: `#${item.id}` }, nameCheckpoint(item))]);
  return [asked[0] ? t("✓ You asked") : t("You did not ask"), ...links];
}
