// <case-steps>: a case in steps that open one after the other, with gates that open on commit.

import { ask } from "../shared/ask.js";
import { find, findAll, make, makeButton } from "../shared/dom.js";
import { answer, onChange } from "../shared/events.js";
import { load, save } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { tellNotKept } from "./notice.js";
import { eraseCase, readProgress } from "./progress.js";

const OPEN = "data-open";
const UNCOMMITTED = "rank-list:not([data-committed]), quiz-item:not(:has(form > fieldset:disabled))";

export class CaseSteps extends HTMLElement {
  /** The key of the record in storage. @type {string} */
  store;
  /** @type {HTMLElement[]} */
  steps;
  /** @type {HTMLElement[]} */
  gates;
  /** The furthest step that is open, from 0. @type {number} */
  reached;
  /** @type {HTMLElement} */
  line;
  /** @type {HTMLElement} */
  live;
  /** @type {HTMLButtonElement} */
  next;
  /** @type {HTMLButtonElement} */
  back;
  /** The text in storage that is shown; undefined until the first is. @type {string | null | undefined} */
  kept;
  /** All that was read, since a later script may know more of it. @type {object} */
  record;

  connectedCallback() {
    if (!this.steps) this.build();
    this.sync();
  }

  /** Takes up the case where it was left; the script calls it once a visit of the page. */
  arrive() {
    // To read is to have what readers without script have. Here, since the page itself sets the class on each visit.
    document.documentElement.classList.toggle("js", !isRead());
    const isResumed = this.reached > 0 && !location.hash && !isRead();
    if (isResumed) history.scrollRestoration = "manual";
    addEventListener("load", () => setTimeout(() => {
      history.scrollRestoration = "auto";
      // Once more, because the browser looks for the fragment itself when all is loaded, and takes the focus away.
      this.turnBack();
    }), { once: true });
    // Later, because a theme that loads pages by itself scrolls after it has run the scripts.
    setTimeout(() => isResumed ? this.goTo(this.reached) : this.turnBack()?.scrollIntoView());
  }

  /** Leads an address that names what is not open yet to the furthest step; returns what it names if that is open. */
  turnBack() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !this.contains(target)) return;
    if (isShown(target)) return target;
    this.goTo(this.reached);
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
    this.steps = findAll(this, "case-step");
    this.gates = findAll(this, "case-gate");
    for (const header of this.steps.map(headerOf)) {
      header.tabIndex = -1;
      header.setAttribute("aria-label", t("Step {header}", { header: `${header.textContent}` }));
    }
    if (isRead()) this.querySelector(".plain-warning")?.append(" ", make("a", { href: location.pathname, target: "_self" }, t("Solve it.")));
    this.addControls();
    onChange(this, () => this.takeNote());
    answer(this);
  }

  addControls() {
    this.line = make("p", {}, "");
    this.live = make("p", { role: "status" }, "");
    this.next = makeButton("", () => this.goOn());
    this.back = makeButton("", () => this.goTo(this.reached - 1), { class: "link" });
    const again = makeButton(t("Start over"), () => ask(again, t("Start over? Your responses in this case are erased."), () => this.startOver()), { class: "link" });
    this.append(make("div", { class: "onward" }, this.line, this.next, this.back, again, this.live));
  }

  /** What the case tells of its record. @returns {import("../shared/events.js").Entry} */
  get entry() {
    return { store: this.store, kept: this.kept, attempts: [], steps: this.steps.length };
  }

  /** @param {string | null} text */
  restore(text) {
    this.kept = text;
    const { step, gates, record } = readProgress(text, this.steps);
    this.record = record;
    this.reached = step;
    this.steps.forEach((each, place) => each.toggleAttribute(OPEN, place <= step));
    this.gates.forEach((each, place) => each.toggleAttribute(OPEN, place < gates));
    this.openGates();
    this.show();
  }

  /** Opens each gate whose decisions are committed, in the steps that are open; returns those that were closed. */
  openGates() {
    /** @type {Element[]} */
    const opened = [];
    let isReady = true;
    for (const each of findAll(this, `case-step, case-gate, ${UNCOMMITTED}`)) {
      if (each.hasAttribute(OPEN)) isReady = true;
      else if (isReady && each.matches("case-gate")) opened.push(each);
      else isReady = false;
    }
    for (const gate of opened) gate.toggleAttribute(OPEN);
    if (opened[0]) this.keep(this.reached);
    return opened;
  }

  goOn() {
    const step = this.reached + 1;
    this.keep(step);
    this.goTo(step);
  }

  /** @param {number} step */
  keep(step) {
    // Another window may have come further since this one last heard of it.
    this.sync();
    const gates = this.gates.filter((gate) => gate.hasAttribute(OPEN)).length;
    // Assigned and not spread, so that a field called `__proto__` makes none.
    save(this.store, JSON.stringify(Object.assign({}, this.record, { step: Math.max(step, this.reached), gates })));
    this.sync();
  }

  /** Something was committed, or is worked on again, or came back from storage. */
  takeNote() {
    const [gate] = this.openGates();
    if (!gate) return;
    const start = /** @type {HTMLElement} */ (gate.firstElementChild ?? gate);
    // An item moves the focus to its verdict itself; only where it still lies on the button it must be taken further.
    if (document.activeElement?.matches(":is(quiz-item, rank-list) button")) {
      start.tabIndex = -1;
      start.focus();
      return;
    }
    const words = `${start.textContent}`.trim().split(/\s+/, 5).join(" ");
    this.live.textContent = t("More below: {words} …", { words });
  }

  show() {
    const { reached } = this;
    const isShut = this.steps[reached].querySelector(`case-gate:not([${OPEN}])`);
    this.line.textContent = t("Step {step}.", { step: reached }) + (isShut ? ` ${t("Commit above to go on.")}` : "");
    this.next.textContent = t("Next: step {step}", { step: reached + 1 });
    this.next.hidden = !!isShut || !this.steps[reached + 1];
    this.back.textContent = t("Back to step {step}", { step: reached - 1 });
    this.back.hidden = reached === 0;
    this.live.textContent = "";
  }

  /** @param {number} place */
  goTo(place) {
    const step = this.steps[place];
    step.scrollIntoView();
    headerOf(step).focus({ preventScroll: true });
  }

  startOver() {
    eraseCase(this);
    // What the items keep in memory goes with the page, and what was written and not committed goes too.
    location.replace(location.pathname);
  }
}

/** @param {HTMLElement} step */
const headerOf = (step) => find(step, ".step-header");

function isRead() {
  return new URLSearchParams(location.search).has("read");
}

/** @param {Element} element */
function isShown(element) {
  return element.getClientRects().length > 0;
}
