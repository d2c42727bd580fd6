// <quiz-item> in classroom mode: votes instead of a response, and the key when the teacher reveals it.

import { make, nameOf, textOf } from "./dom.js";
import { RoomElement } from "./room-element.js";
import { makeCount, makeVotes, votesOf, writeShare } from "./room-votes.js";

// What may be voted on as it is; a judgement has a vote on each of its steps.
const LISTED = ["single", "multiple", "shortlist"];
const REFERENCE = "The reference, beside what the class says.";

export class RoomItem extends RoomElement {
  build() {
    this.type = this.getAttribute("type");
    this.fieldset = this.querySelector("fieldset");
    this.verdict = make("p", { class: "verdict", tabindex: -1 });
    this.querySelector("legend").after(this.verdict);
    for (const field of this.querySelectorAll("[name=r]:is([autocomplete], textarea)")) field.previousElementSibling.textContent = "What the class says";
    this.rows = [...this.fieldset.querySelectorAll(":scope > label, .rated, .order > li")];
    if (LISTED.includes(this.type)) for (const row of this.rows) this.addVotes(row);
    if (this.type === "rating") for (const row of this.rows) addJudges(row);
    this.addEventListener("input", () => this.count());
  }

  addVotes(row) {
    const [box] = row.children;
    // The boxes of a picture light its areas, which helps who speaks of one.
    box.disabled = box.hidden = !this.querySelector("region-map");
    row.after(makeVotes(row.count = makeCount(nameOf(row)), nameOf(row)));
  }

  /** Shows the key with its rationales, each at its option; returns where to look first. */
  reveal() {
    const key = this.querySelector(".key");
    const ids = this.getAttribute("options")?.split(" ");
    // What the picture tells after the commit is shown by an open key.
    key.open = true;
    const notes = [...key.querySelectorAll(":scope > ol > li")];
    if (ids && notes.length === this.rows.length) notes.forEach((note, place) => this.explain(note, place, ids[place]));
    else this.fieldset.append(makeWhy([...key.children].slice(1)));
    this.verdict.append(make("span", {}, make("b", {}, this.lead), ` ${textOf(key, ".review")}`));
    this.count();
    return this.verdict;
  }

  explain(note, place, id) {
    const row = this.rows.find((each) => each.dataset.option === id) ?? this.rows[place];
    const isListed = row.count;
    const why = makeWhy([...note.childNodes]);
    if (isListed) {
      row.dataset.mark = id.endsWith("*") ? "right" : "left";
      why.prepend(row.share = make("p", { class: "share" }));
    }
    const judged = row.querySelector(`[data-value="${note.dataset.key}"]`);
    if (judged) judged.parentNode.dataset.mark = "reference";
    if (row.matches("li")) {
      row.append(why);
      row.parentNode.append(row);
    } else (isListed ? row.nextElementSibling : row).after(why);
  }

  /** The key in a line: with its words if it is one option, with the letters if it is more. */
  get lead() {
    if (!LISTED.includes(this.type)) return REFERENCE;
    const keys = this.rows.filter((row) => row.dataset.mark === "right");
    const letters = keys.map((row) => String.fromCharCode(65 + this.rows.indexOf(row)));
    return `Key: ${keys[1] ? letters.join(", ") : `${letters}. ${nameOf(keys[0])}`}`;
  }

  /** Counts again, where the key is revealed. */
  count() {
    const votes = this.rows.map(({ count }) => count ? votesOf(count) : 0);
    const isShare = this.type === "single";
    const whole = isShare ? votes.reduce((sum, each) => sum + each, 0) : Math.max(...votes);
    this.rows.forEach(({ share }, place) => share && writeShare(share, votes[place], whole, isShare));
  }
}

function makeWhy(nodes) {
  return make("div", { class: "why" }, ...nodes);
}

function addJudges(row) {
  // It holds no radio buttons any more.
  row.role = "group";
  for (const tap of row.querySelectorAll("label")) {
    const count = makeCount(`${textOf(tap)}, ${nameOf(row)}`);
    count.dataset.value = tap.control.value;
    tap.control.replaceWith(count);
  }
}
