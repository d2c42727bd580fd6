// Says once a page that nothing is kept.

import { make } from "../shared/dom.js";
import { isRefused } from "../shared/storage.js";
import { t } from "../shared/strings.js";

/**
 * Whichever element notices it first says so; said where it cannot be seen yet, it moves to who notices next.
 * @param {Element} holder
 */
export function tellNotKept(holder) {
  if (!isRefused) return;
  const notice = /** @type {HTMLElement | null} */ (document.querySelector(".notice[role]"))
    ?? make("p", { class: "notice", role: "status" }, t("This window cannot save your progress. The case works all the same."));
  if (!notice.getClientRects().length) holder.prepend(notice);
}
