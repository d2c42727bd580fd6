// What looks back on a page: it asks the items and the rankings there what they hold, again after each commit.

import { find } from "../shared/dom.js";
import { CHANGE } from "../shared/events.js";
import { t } from "../shared/strings.js";

/** What every element that looks back does; `refresh` is the element's own. */
export class LookingBack extends HTMLElement {
  connectedCallback() {
    document.addEventListener(CHANGE, this);
    this.onclick = leadBack;
    this.refresh();
  }

  disconnectedCallback() {
    document.removeEventListener(CHANGE, this);
  }

  /** A record has changed; what shows it shows it only when all of the commit is done. */
  handleEvent() {
    queueMicrotask(() => this.refresh());
  }

  refresh() {}
}

/**
 * What leads to an item or a ranking in words: its step, or its own number where there are no steps.
 * @param {Element} element
 * @returns {string}
 */
export function nameCheckpoint(element) {
  const step = element.closest("case-step");
  if (step) return t("Step {number}", { number: step.id.replace("step-", "") });
  return element.matches("rank-list") ? t("Ranking") : t("Question {number}", { number: `${find(element, ".item-header b").textContent}` });
}

/**
 * A theme must hear neither of the click, since it would load this page again, nor of the new address, since it would
 * take the focus away. It writes addresses out in full, so only the fragment is looked at.
 * @param {MouseEvent} event
 */
function leadBack(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link) return;
  const checkpoint = document.getElementById(link.hash.slice(1));
  // With a key held down the learner asks for another window, which finds the address by itself.
  if (!checkpoint?.matches("quiz-item, rank-list") || event.ctrlKey || event.metaKey) return;
  event.stopPropagation();
  checkpoint.tabIndex = -1;
  event.preventDefault();
  history.pushState(null, "", link.hash);
  // What shows one screen at a time hears only of an address that the browser has gone to.
  dispatchEvent(new HashChangeEvent("hashchange"));
  // Back scrolls to where the link stands; without the focus there the next key would leap away again.
  addEventListener("popstate", () => link.focus(), { once: true });
  checkpoint.focus({ preventScroll: true });
  checkpoint.scrollIntoView();
}
