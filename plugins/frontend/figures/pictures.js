// Loads each picture once: what is in sight first, then what the page shows; what is made for paper when it is printed.

import { findAll } from "../shared/dom.js";

/**
 * After all else has loaded, since a printer does not wait. The other times of a viewer are soon asked for as well, once it may be
 * opened: what comes later in a case is not fetched before. Of pairs to choose from, only what is shown is.
 */
export function loadShown() {
  for (const picture of /** @type {HTMLImageElement[]} */ (findAll(document, ".casebook-image img"))) {
    const around = picture.closest("image-viewer:has([data-beside])") ? [] : [picture.closest(".viewer"), picture.closest(".closer")];
    const shown = [picture, ...around];
    if (shown.some((element) => element?.getClientRects()[0])) picture.loading = "eager";
  }
}

/** Until a picture for paper is there, paper shows what the screen shows. */
export function awaitPaper() {
  for (const picture of forPaper()) imageOf(picture).toggleAttribute("data-unprinted", !picture.complete);
}

/**
 * Loads what is made for paper; a picture that does not come leaves that of the screen on paper. A step that is not open is
 * not printed, and its pictures are not fetched.
 */
export function loadForPaper() {
  for (const picture of forPaper().filter((each) => !each.closest("case-step:not([data-open])"))) {
    picture.loading = "eager";
    picture.decode().then(() => imageOf(picture).removeAttribute("data-unprinted"), () => {});
  }
}

/** @returns {HTMLImageElement[]} */
const forPaper = () => findAll(document, ".for-print, .casebook-image:not(:has(.for-print)) img");

/** @param {HTMLImageElement} picture */
const imageOf = (picture) => /** @type {HTMLElement} */ (picture.parentNode);
