// Counts of hands that a teacher fills in, and what they come to.

import { make, makeButton, setWords } from "../shared/dom.js";
import { t, tn } from "../shared/strings.js";

/**
 * A field for a number of votes.
 * @param {string} name what the votes are for
 * @returns {HTMLInputElement}
 */
export function makeCount(name) {
  return make("input", { type: "number", class: "count", min: 0, value: 0, autocomplete: "off", "aria-label": t("Votes: {name}", { name }) });
}

/**
 * The field between a button that takes a vote away and one that adds one.
 * @param {HTMLInputElement} count
 * @param {string} name
 * @param {(words: string) => void} say
 * @returns {HTMLElement}
 */
export function makeVotes(count, name, say) {
  const add = (/** @type {number} */ vote) => {
    count.value = `${Math.max(0, votesOf(count) + vote)}`;
    // As if it had been typed, for whoever follows the field.
    count.dispatchEvent(new Event("input", { bubbles: true }));
    say(`${count.value}: ${name}`);
  };
  return make("div", { class: "votes" },
    makeButton("−", () => add(-1), { "aria-label": t("One vote fewer: {name}", { name }) }),
    count,
    makeButton("+", () => add(1), { "aria-label": t("One vote more: {name}", { name }) }));
}

/**
 * The number in a field; 0 where there is none.
 * @param {HTMLInputElement} count
 */
export function votesOf({ value }) {
  return Math.max(0, Math.trunc(Number(value)));
}

/**
 * Votes in words, with a bar as long as their share; nothing while nobody has voted.
 * @param {HTMLElement} line
 * @param {number} votes
 * @param {number} whole of how many
 * @param {boolean} isShare whether each of the class had one vote, so that a share can be told
 */
export function writeShare(line, votes, whole, isShare) {
  const share = whole && votes / whole;
  line.style.setProperty("--share", `${100 * share}%`);
  line.hidden = !whole;
  setWords(line, isShare ? tn("{votes} of # vote, {share}%", "{votes} of # votes, {share}%", whole, { votes, share: Math.round(100 * share) })
    : tn("# vote", "# votes", votes));
}
