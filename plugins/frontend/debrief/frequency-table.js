// <frequency-table>: counts in a hundred before and after a test, computed again for other numbers.

import { find, findAll, make, makeButton } from "../shared/dom.js";

const ALL = 100;
const LABELS = ["Of 100, have it", "Of 100 who have it, test positive", "Of 100 who do not, test positive as well"];

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
    this.summary = find(this, ".told");
    this.summary.setAttribute("role", "status");
    this.cells = findAll(this, "td");
    this.fields = given.map((value) => make("input", { type: "number", min: 0, max: ALL, value }));
    const form = make("form", { method: "dialog" },
      ...this.fields.map((field, place) => make("label", {}, make("span", {}, LABELS[place]), field)),
      makeButton("Back to the numbers given", () => {
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
    else this.summary.textContent = `Write whole numbers from 0 to ${ALL}.`;
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
    const after = [describe("positive", some, positive), describe("negative", have - some, ALL - positive)];
    this.summary.textContent = `Before the test ${have} of ${ALL} have it. ${after.join(" ")}`;
  }
}

/**
 * @param {string} result
 * @param {number} having
 * @param {number} among
 */
function describe(result, having, among) {
  if (among === 0) return `In nobody is the test ${result}.`;
  return `After a ${result} test: ${having} of ${among}, or ${Math.round(ALL * having / among)} of ${ALL}.`;
}
