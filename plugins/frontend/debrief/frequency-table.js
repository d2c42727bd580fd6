// <frequency-table>: counts in a hundred before and after a test, computed again for other numbers.

import { find, findAll, make, makeButton, setWords } from "../shared/dom.js";
import { t } from "../shared/strings.js";

const ALL = 100;
const LABELS = [t("Of 100, have it"), t("Of 100 who have it, test positive"), t("Of 100 who do not, test positive as well")];

export class FrequencyTable extends HTMLElement {
  /** What the numbers come to, in words. @type {HTMLElement} */
  summary;
  /** @type {HTMLElement[]} */
  cells;
  /** @type {HTMLInputElement[]} */
  fields;

  connectedCallback() {
    if (!this.fields) this.build();
  }

  build() {
    const given = `${this.getAttribute("numbers")}`.split(" ");
    this.summary = find(this, ".result");
    this.summary.setAttribute("role", "status");
    this.cells = findAll(this, "td");
    this.fields = given.map((value) => make("input", { type: "number", min: 0, max: ALL, value }));
    const form = make("form", { method: "dialog" },
      ...this.fields.map((field, place) => make("label", {}, make("span", {}, LABELS[place]), field)),
      makeButton(t("Back to the numbers given"), () => {
        form.reset();
        this.compute();
      }, { class: "link" }));
    form.oninput = () => this.compute();
    find(this, ".given").replaceWith(form);
  }

  compute() {
    const numbers = this.fields.map(({ value }) => /^\d+$/.test(value) ? Number(value) : NaN);
    const isRead = numbers.map((number) => number <= ALL);
    this.fields.forEach((field, place) => field.setAttribute("aria-invalid", `${!isRead[place]}`));
    const isAll = isRead.every(Boolean);
    this.toggleAttribute("data-unread", !isAll);
    const [have, found, alike] = numbers;
    if (isAll) this.show(have, found, alike);
    else setWords(this.summary, t("Enter whole numbers from 0 to 100."));
  }

  /**
   * @param {number} have of a hundred
   * @param {number} found how many of a hundred who have it test positive
   * @param {number} alike how many of a hundred who do not have it test positive as well
   */
  show(have, found, alike) {
    const some = Math.round(have * found / ALL);
    const others = Math.round((ALL - have) * alike / ALL);
    const positive = some + others;
    const counts = [some, have - some, have, others, ALL - have - others, ALL - have, positive, ALL - positive, ALL];
    this.cells.forEach((cell, place) => cell.textContent = `${counts[place]}`);
    const before = t("Before the test {have} of 100 have it.", { have });
    setWords(this.summary, [before, describePositive(some, positive), describeNegative(have - some, ALL - positive)].join(" "));
  }
}

/**
 * @param {number} having how many of those who test positive have it
 * @param {number} among
 */
function describePositive(having, among) {
  if (among === 0) return t("Nobody has a positive test.");
  return t("After a positive test: {having} of {among}, or {share} of 100.", { having, among, share: shareOf(having, among) });
}

/**
 * @param {number} having how many of those who test negative have it
 * @param {number} among
 */
function describeNegative(having, among) {
  if (among === 0) return t("Nobody has a negative test.");
  return t("After a negative test: {having} of {among}, or {share} of 100.", { having, among, share: shareOf(having, among) });
}

/** @type {(having: number, among: number) => number} */
const shareOf = (having, among) => Math.round(ALL * having / among);
