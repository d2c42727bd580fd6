// What an item offers once its response is committed: a link to it, a report of an error, erasing, another attempt.

import { ask } from "../shared/ask.js";
import { make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * Links and buttons, in the order of the bar.
 * @param {string} anchor of the item
 * @param {string | undefined} report the address where an error is reported
 * @param {(words: string) => void} say
 * @param {() => void} erase
 * @param {() => void} again offers a fresh attempt
 * @returns {(Node | string)[]}
 */
export function offersFor(anchor, report, say, erase, again) {
  const link = make("a", { href: `#${anchor}` }, t("Link to this item"));
  link.onclick = (/** @type {MouseEvent} */ event) => {
    // The theme must not hear of it: it loads the page again on the first link within it.
    event.stopPropagation();
    navigator.clipboard?.writeText(link.href).then(() => say(t("Link copied.")), () => {});
    return !navigator.clipboard;
  };
  const reset = makeButton(t("Reset"), () => ask(reset, t("Erase your responses to this item?"), erase), { class: "link" });
  return [
    link,
    report ? make("a", { href: report }, t("Report an error")) : "",
    reset,
    makeButton(t("Work on it again"), again),
  ];
}
