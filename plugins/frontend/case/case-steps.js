// <case-steps>: a case in steps that open one after the other, with gates that open on commit.

import { ask } from "../shared/ask.js";
import { findAll, make, makeButton } from "../shared/dom.js";
import { answer, EDIT, onChange, recall } from "../shared/events.js";
import { load, save } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { commitByKey, leadTo, pointAtMissing } from "./decisions.js";
import { Frame } from "./frame.js";
import { writeHeld } from "./held.js";
import { tellNotKept } from "./notice.js";
import { eraseCase, readProgress } from "./progress.js";
import { nameOf } from "./screens.js";

const OPEN = "data-open";
const DECISIONS = "rank-list, quiz-item:not([optional])";

export class CaseSteps extends HTMLElement {
  /** The key of the record in storage. @type {string} */ store;
  /** The steps, and the result behind them if there is one. @type {HTMLElement[]} */ screens;
  /** @type {HTMLElement[]} */ steps;
  /** @type {HTMLElement[]} */ gates;
  /** The furthest step that is open, from 0. @type {number} */ step;
  /** None where all is read. @type {Frame | undefined} */ frame;
  /** The text in storage that is shown; undefined until the first is. @type {string | null | undefined} */
  kept;
  /** All that was read, since a later script may know more of it. @type {import("./progress.js").CaseRecord} */
  record;

  connectedCallback() {
    if (!this.steps) this.build();
    this.frame?.listen();
    this.sync();
  }

  disconnectedCallback() {
    this.frame?.stop();
  }

  /** Takes up the case where it was left; the script calls it once a visit of the page. */
  arrive() {
    // To read is to have what readers without script have. Here, since the page itself sets the class on each visit.
    document.documentElement.classList.toggle("js", !isRead());
    this.frame?.arrive();
  }

  /**
   * Shows what storage holds, if that is not what is shown.
   * @param {any} [event] of storage, where another window has written
   */
  sync(event) {
    const text = load(this.store);
    if (text !== this.kept) this.restore(text);
    else if (event?.key === this.store && text) {
      // Another window had come further, and this one has written over it before it could hear of that.
      const { step, gates } = readProgress(event.newValue, this.steps);
      for (const gate of this.gates.slice(0, gates)) gate.toggleAttribute(OPEN, true);
      this.keep(step);
    }
    tellNotKept(this);
  }

  build() {
    this.store = /** @type {string} */ (this.getAttribute("store"));
    this.screens = findAll(this, "case-step");
    this.steps = this.screens.filter(({ id }) => id !== "result");
    this.gates = findAll(this, "case-gate");
    if (isRead()) this.querySelector(".plain-warning")?.append(" ", make("a", { href: location.pathname, target: "_self" }, t("Solve it yourself.")));
    else this.addFrame();
    onChange(this, () => this.takeNote());
    answer(this);
  }

  addFrame() {
    const again = makeButton(t("Start again"), () => ask(again, t("Start again? This erases your answers in this case."), () => this.startAgain()), { class: "link" });
    this.frame = new Frame(this, { foot: [make("div", {}, again)], more: [] });
    this.addEventListener(EDIT, () => this.frame?.update());
    commitByKey(this, () => this.decision);
  }

  /** What the case tells of its record. @returns {import("../shared/events.js").Entry} */
  get entry() {
    return { store: this.store, kept: this.kept, attempts: [], steps: this.steps.length };
  }

  /** The furthest screen that is open: the result is when the last step is done, and stays so. */
  get reached() {
    const { record, step, steps } = this;
    return record.done || (step === steps.length - 1 && this.isDone(step)) ? this.screens.length - 1 : step;
  }

  /** The screen that was shown last; what a record says of it may be of another edition. */
  get resumed() {
    const at = this.screens.findIndex(({ id }) => id === this.record.at);
    return at < 0 ? this.step : Math.min(at, this.reached);
  }

  /** @param {number} place */
  isDone(place) {
    return place < this.step || !this.findOpen(place);
  }

  /**
   * The first decision of a screen that is open; those behind a closed gate come after one.
   * @param {number} place
   */
  findOpen(place) {
    return findAll(this.screens[place], DECISIONS).find((each) => recall(each).isOpen !== false);
  }

  /** The decision that the learner is at, if any is open on the screen that is shown. */
  get decision() {
    return this.frame && this.findOpen(this.frame.place);
  }

  /** What the bar offers. @returns {import("./action-bar.js").Action | undefined} */
  action() {
    const { decision } = this;
    const { bar, space } = /** @type {Frame} */ (this.frame);
    if (!decision) return this.findOnward();
    const { missing, isTouched, action = t("Commit my answer"), name = t("what follows"), commit } = recall(decision);
    // What was only filled in from before must be seen before it can be kept.
    if ((missing || !isTouched) && !space.holds(decision)) return { words: t("Continue: {name}", { name }), run: () => leadTo(decision, space) };
    if (missing) return { words: missing, isMissing: true, run: () => bar.say(pointAtMissing(decision, missing)) };
    return { words: action, run: () => commit?.() };
  }

  /** @returns {import("./action-bar.js").Action | undefined} */
  findOnward() {
    const { place, bar } = /** @type {Frame} */ (this.frame);
    const step = place + 1;
    const next = this.screens[step];
    if (!next) {
      const { action, commit } = recall(this.screens[place].querySelector("case-record"));
      return action && commit ? { words: action, run: () => bar.say(commit() || "") } : undefined;
    }
    const values = { step, name: nameOf(next) };
    const words = !this.steps[step] ? t("See your result") : place ? t("Next: step {step} · {name}", values) : t("Start: step {step} · {name}", values);
    return { words, run: () => {
      this.keep(Math.min(step, this.steps.length - 1));
      this.frame?.goTo(step);
    } };
  }

  /** @param {string | null} text */
  restore(text) {
    this.kept = text;
    const { step, gates, record } = readProgress(text, this.steps);
    this.record = record;
    this.step = step;
    this.gates.forEach((each, place) => each.toggleAttribute(OPEN, place < gates));
    this.steps.forEach((each, place) => each.toggleAttribute(OPEN, place <= step));
    this.takeNote();
  }

  /** Opens each gate whose decisions are committed, in the steps that are open. */
  openGates() {
    let isReady = true;
    let hasOpened = false;
    for (const each of findAll(this, `case-step, case-gate, ${DECISIONS}`)) {
      if (each.hasAttribute(OPEN)) isReady = true;
      else if (isReady && each.matches("case-gate")) hasOpened = each.toggleAttribute(OPEN);
      else if (each.matches(DECISIONS)) isReady &&= recall(each).isOpen === false;
      else isReady = false;
    }
    if (hasOpened) this.keep(this.step);
  }

  /**
   * @param {number} step the furthest that is open now
   * @param {object} [more] what else the record holds now
   */
  keep(step, more) {
    // Another window may have come further since this one last heard of it.
    this.sync();
    const gates = this.gates.filter((gate) => gate.hasAttribute(OPEN)).length;
    // Assigned and not spread, so that a field called `__proto__` makes none.
    save(this.store, JSON.stringify(Object.assign({}, this.record, { step: Math.max(step, this.step), gates }, more)));
    this.sync();
  }

  /** Something was committed, or is worked on again, or came back from storage. */
  takeNote() {
    this.openGates();
    const { frame, reached, screens } = this;
    screens[screens.length - 1].toggleAttribute(OPEN, reached >= screens.length - 1);
    // So that other pages know of it.
    if (this.kept && !this.record.done && screens[reached].id === "result") this.keep(this.step, { done: true });
    if (!frame) return;
    const focused = document.activeElement;
    if (focused?.matches(".verdict") && this.contains(focused)) frame.space.settle(focused);
    frame.change();
  }

  /** @param {number} place */
  onShow(place) {
    writeHeld(this.steps, place);
    // Only who looks back, or at the result, is not at the furthest step.
    if (this.kept && place !== this.resumed) this.keep(this.step, { at: place === this.step ? undefined : this.screens[place].id });
  }

  startAgain() {
    eraseCase(this);
    // What the items keep in memory goes with the page, and what was written and not committed goes too.
    location.replace(location.pathname);
  }
}

function isRead() {
  return new URLSearchParams(location.search).has("read");
}
