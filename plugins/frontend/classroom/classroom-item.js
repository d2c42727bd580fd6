// <quiz-item> in classroom mode: votes instead of a response, and the key when the teacher reveals it.

import { find, findAll, make, nameOf, setWords, textOf } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { ClassroomElement } from "./classroom-element.js";
import { makeCount, makeVotes, votesOf, writeShare } from "./votes.js";

/**
 * A row; where it is an option to vote on, with its count and, once the key is revealed, its share of the votes.
 * @typedef {HTMLElement & {count?: HTMLInputElement, share?: HTMLElement}} Row
 */

export class ClassroomItem extends ClassroomElement {
  /** @type {HTMLFieldSetElement} */
  fieldset;
  /** @type {HTMLElement} */
  verdict;
  /** @type {Row[]} */
  rows;
  /** Whether a learner would choose one option, so that the class has one vote each. */
  isChoice = false;

  // What can be voted on shows in the form: options with a box, or the steps of a scale.
  build() {
    this.fieldset = find(this, "fieldset");
    this.verdict = make("p", { class: "verdict", tabindex: -1 });
    find(this, "legend").after(this.verdict);
    for (const field of findAll(this, "[name=r]:is([autocomplete], textarea)")) {
      setWords(/** @type {Element} */ (field.previousElementSibling), t("What the class says"));
    }
    this.rows = findAll(this.fieldset, ":scope > :is(label, .choices), .rated, .order > li");
    this.isChoice = !!this.fieldset.querySelector("[name=r][type=radio]");
    for (const row of this.rows) {
      const box = /** @type {HTMLInputElement | null} */ (row.querySelector("[name=r][type]"));
      if (box) this.addVotes(row, box);
      else if (row.matches(".rated")) addScale(row);
    }
    this.addEventListener("input", () => this.count());
  }

  /**
   * @param {Row} row
   * @param {HTMLInputElement} box
   */
  addVotes(row, box) {
    // The boxes of a picture light its areas, which helps who speaks of one.
    box.disabled = box.hidden = !this.fieldset.matches(".mapped");
    // In one column a row says its side itself.
    if (row.dataset.side) find(row, "span").textContent = nameOf(row);
    row.count = makeCount(nameOf(row));
    row.after(makeVotes(row.count, nameOf(row), (words) => this.say(words)));
  }

  /** Shows the key with its rationales, each at its option; returns where to look first. */
  reveal() {
    const key = /** @type {HTMLDetailsElement} */ (find(this, ".key"));
    const ids = this.getAttribute("options")?.split(" ");
    // What the picture tells after the commit is shown by an open key.
    key.open = true;
    const notes = findAll(key, ":scope > ol > li");
    if (ids && notes.length === this.rows.length) notes.forEach((note, place) => this.explain(note, place, ids[place]));
    else this.fieldset.append(makeRationale([...key.children].slice(1)));
    this.verdict.append(make("span", {}, make("b", {}, this.lead), ` ${textOf(key, ".review")}`));
    this.count();
    return this.verdict;
  }

  /**
   * @param {HTMLElement} note
   * @param {number} place
   * @param {string} id
   */
  explain(note, place, id) {
    const row = this.rows.find((each) => each.dataset.option === id) ?? this.rows[place];
    const rationale = makeRationale([...note.childNodes]);
    if (row.count) {
      row.dataset.mark = id.endsWith("*") ? "right" : "left";
      rationale.prepend(row.share = make("p", { class: "share" }));
    }
    const reference = row.querySelector(`[data-value="${note.dataset.key}"]`);
    if (reference) /** @type {HTMLElement} */ (reference.parentNode).dataset.mark = "reference";
    if (row.matches("li")) {
      row.append(rationale);
      /** @type {Element} */ (row.parentNode).append(row);
    } else (row.count ? /** @type {Element} */ (row.nextElementSibling) : row).after(rationale);
  }

  /** The key in a line: with its words if it is one option, with the letters if it is more. */
  get lead() {
    const keys = this.rows.filter((row) => row.dataset.mark === "right");
    if (!keys[0]) return t("The reference, beside what the class says.");
    const letters = keys.map((row) => String.fromCharCode(65 + this.rows.indexOf(row)));
    return t("Answer: {key}", { key: keys[1] ? letters.join(", ") : `${letters}. ${nameOf(keys[0])}` });
  }

  /** Counts again, where the key is revealed. */
  count() {
    const votes = this.rows.map(({ count }) => count ? votesOf(count) : 0);
    const whole = this.isChoice ? votes.reduce((sum, each) => sum + each, 0) : Math.max(...votes);
    this.rows.forEach(({ share }, place) => share && writeShare(share, votes[place], whole, this.isChoice));
  }
}

/**
 * @param {Node[]} nodes
 * @returns {HTMLElement}
 */
function makeRationale(nodes) {
  return make("div", { class: "why" }, ...nodes);
}

/**
 * Puts a count in the place of each radio button of a scale.
 * @param {Row} row
 */
function addScale(row) {
  // It holds no radio buttons any more.
  row.role = "group";
  for (const step of /** @type {HTMLLabelElement[]} */ (findAll(row, "label"))) {
    const control = /** @type {HTMLInputElement} */ (step.control);
    const count = makeCount(`${textOf(step)}, ${nameOf(row)}`);
    count.dataset.value = control.value;
    control.replaceWith(count);
  }
}
