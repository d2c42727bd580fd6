// What looks back on a page: it asks the items and the rankings there what they hold, again after each commit.

/** What every element that looks back does; `refresh` is the element's own. */
export class LookingBack extends HTMLElement {
  connectedCallback() {
    this.watcher ??= new MutationObserver(() => this.refresh());
    this.watcher.observe(this.closest("case-steps") ?? document.body,
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
  return element.matches("rank-list") ? "Ranking" : `Item ${element.querySelector(".item-header b").textContent}`;
}

// A theme must hear neither of the click, since it would load this page again, nor of the new address, since it would
// take the focus away. It writes addresses out in full, so only the fragment is looked at.
function leadBack(event) {
  const link = event.target.closest("a");
  const moment = document.getElementById(link?.hash.slice(1));
  // With a key held down the learner asks for another window, which finds the address by itself.
  if (!moment?.matches("quiz-item, rank-list") || event.ctrlKey || event.metaKey) return;
  event.stopPropagation();
  moment.tabIndex = -1;
  event.preventDefault();
  history.pushState(null, "", link.hash);
  // Back scrolls to where the link stands; without the focus there the next key would leap away again.
  addEventListener("popstate", () => link.focus(), { once: true });
  moment.focus({ preventScroll: true });
  moment.scrollIntoView();
}
