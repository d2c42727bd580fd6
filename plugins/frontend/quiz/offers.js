// What an item offers once its response is committed: another attempt and, folded, a link to it, a report of an error, erasing.

import { ask } from "../shared/ask.js";
import { make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * The menu, folded.
 * @param {string} anchor of the item
 * @param {string | undefined} report the address where an error is reported
 * @param {(words: string) => void} say
 * @param {() => void} erase
 * @returns {HTMLElement}
 */
export function makeMenu(anchor, report, say, erase) {
  const link = make("a", { href: `#${anchor}` }, t("Copy link"));
  link.onclick = (/** @type {MouseEvent} */ event) => {
    // The theme must not hear of it: it loads the page again on the first link within it.
    event.stopPropagation();
    navigator.clipboard?.writeText(link.href).then(() => say(t("Link copied.")), () => {});
    return !navigator.clipboard;
  };
  const erasing = makeButton(t("Erase"), () => ask(erasing, t("Erase this answer?"), erase), { class: "link" });
  return make("details", { class: "menu" }, make("summary", {}, t("More")), link,
    report ? make("a", { href: report }, t("Report an error")) : "", erasing);
}
