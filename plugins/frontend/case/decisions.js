// How a learner is led to a decision, and commits it by a key.

import { find, findAll } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { t } from "../shared/strings.js";

const CONTROLS = ":is(input:not([name=_confidence]), textarea, select):enabled";

/**
 * Brings a decision to the top, and the focus to what it asks.
 * @param {HTMLElement} decision
 * @param {import("./free-space.js").FreeSpace} space
 */
export function leadTo(decision, space) {
  for (let fold = decision.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  space.move(decision.getBoundingClientRect().top - space.top);
  const question = find(decision, "legend");
  question.tabIndex = -1;
  question.focus({ preventScroll: true });
}

/**
 * Brings the focus to what is not filled in yet.
 * @param {HTMLElement} decision
 * @param {string} missing
 * @returns {string} what to say
 */
export function pointAtMissing(decision, missing) {
  const controls = /** @type {HTMLInputElement[]} */ (findAll(decision, CONTROLS));
  (controls.find((each) => !isFilled(each, controls)) ?? controls[0])?.focus();
  return t("{missing}. Then commit here.", { missing });
}

/**
 * @param {HTMLInputElement} control
 * @param {HTMLInputElement[]} controls
 */
const isFilled = ({ type, name, value }, controls) => /radio|checkbox/.test(type) ? controls.some((each) => each.name === name && each.checked) : !!value;

/**
 * Commits by Ctrl and Enter, on a Mac by its own key and Enter, where nothing is missing.
 * @param {HTMLElement} root
 * @param {() => HTMLElement | undefined} findDecision
 */
export function commitByKey(root, findDecision) {
  root.addEventListener("keydown", (event) => {
    const decision = findDecision();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    const { missing, commit } = recall(decision);
    if (!decision?.contains(/** @type {Node} */ (event.target)) || missing) return;
    event.preventDefault();
    commit?.();
  });
}
