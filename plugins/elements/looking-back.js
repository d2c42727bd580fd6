// What looks back on a page: it asks the items and the rankings there what they hold, again after each commit.

/** What every element that looks back does; `refresh` is the element's own. */
export class LookingBack extends HTMLElement {
  connectedCallback() {
    this.watcher ??= new MutationObserver(() => this.refresh());
    this.watcher.observe(this.closest("case-way") ?? document.body,
      { subtree: true, attributes: true, attributeFilter: ["disabled", "data-committed"] });
    this.onclick = leadBack;
    this.refresh();
  }

  disconnectedCallback() {
    this.watcher.disconnect();
  }
}

/**
 * What leads to an item or a ranking in words: its step, or its own number where there are no steps.
 * @param {HTMLElement} element
 */
export function nameMoment(element) {
  const step = element.closest("case-step");
  if (step) return step.id.replace("step-", "Step ");
  return element.matches("rank-list") ? "Ranking" : `Item ${element.querySelector(".rail b").textContent}`;
}

// A theme that loads pages by itself must not hear of the click: it would load this one again. Of the new address it
// hears, and takes the focus away, so the focus goes there once more.
function leadBack(event) {
  const link = event.target.closest("[href^='#']");
  const moment = link && document.getElementById(link.hash.slice(1));
  if (!moment?.matches("quiz-item, rank-list")) return;
  event.stopPropagation();
  moment.tabIndex = -1;
  const focus = () => moment.focus({ preventScroll: true });
  focus();
  if (location.hash !== link.hash) addEventListener("hashchange", () => setTimeout(focus), { once: true });
}
