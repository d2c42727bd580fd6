// <case-steps>: a case in steps that open one after the other, with gates that open on commit.

import { ask } from "./ask.js";
import { tellNotKept } from "./case-notice.js";
import { showSource } from "./cited.js";
import { make, makeButton } from "./dom.js";
import { load, save } from "./storage.js";
import { eraseCase, readWay } from "./way-record.js";

const OPEN = "data-open";
const UNCOMMITTED = "rank-list:not([data-committed]), quiz-item:not(:has(form > fieldset:disabled))";

export class CaseWay extends HTMLElement {
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
    if (!this.contains(target)) return;
    if (isShown(target)) return target;
    this.goTo(this.reached);
  }

  /** Shows what storage holds, if that is not what is shown. */
  sync(event) {
    const text = load(this.store);
    if (text !== this.kept) this.restore(text);
    else if (event?.key === this.store && text) {
      // Another window had come further, and this one has written over it before it could hear of that.
      const { step, gates } = readWay(event.newValue, this.steps);
      for (const gate of this.allGates.slice(0, gates)) gate.toggleAttribute(OPEN, true);
      this.keep(step);
    }
    tellNotKept(this);
  }

  build() {
    this.store = this.getAttribute("store");
    this.steps = [...this.querySelectorAll("case-step")];
    this.allGates = [...this.querySelectorAll("case-gate")];
    for (const rail of this.steps.map(railOf)) {
      rail.tabIndex = -1;
      rail.setAttribute("aria-label", `Step ${rail.textContent}`);
    }
    if (isRead()) this.querySelector(".plain-warning")?.append(" ", make("a", { href: location.pathname, target: "_self" }, "Solve it."));
    this.addControls();
    this.addEventListener("click", showSource);
    new MutationObserver(() => this.takeNote())
      .observe(this, { subtree: true, attributes: true, attributeFilter: ["disabled", "data-committed"] });
  }

  addControls() {
    this.line = make("p", {}, "");
    this.live = make("p", { role: "status" }, "");
    this.next = makeButton("", () => this.goOn());
    this.back = makeButton("", () => this.goTo(this.reached - 1), { class: "link" });
    const again = makeButton("Start over", () => ask(again, "Start over? Your responses in this case are erased.", () => this.startOver()), { class: "link" });
    this.append(make("div", { class: "onward" }, this.line, this.next, this.back, again, this.live));
  }

  restore(text) {
    this.kept = text;
    const { step, gates, record } = readWay(text, this.steps);
    this.record = record;
    this.reached = step;
    this.steps.forEach((each, place) => each.toggleAttribute(OPEN, place <= step));
    this.allGates.forEach((each, place) => each.toggleAttribute(OPEN, place < gates));
    this.openGates();
    this.show();
  }

  /** Opens each gate whose decisions are committed, in the steps that are open; returns those that were closed. */
  openGates() {
    const opened = [];
    let isReady = true;
    for (const each of this.querySelectorAll(`case-step, case-gate, ${UNCOMMITTED}`)) {
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

  keep(step) {
    // Another window may have come further since this one last heard of it.
    this.sync();
    const gates = this.allGates.filter((gate) => gate.hasAttribute(OPEN)).length;
    // Assigned and not spread, so that a field called `__proto__` makes none.
    save(this.store, JSON.stringify(Object.assign({}, this.record, { step: Math.max(step, this.reached), gates })));
    this.sync();
  }

  /** Something was committed, or is worked on again, or came back from storage. */
  takeNote() {
    const [gate] = this.openGates();
    if (!gate) return;
    const start = gate.firstElementChild ?? gate;
    // An item moves the focus to its verdict itself; only where it still lies on the button it must be taken further.
    if (document.activeElement.matches(":is(quiz-item, rank-list) button")) {
      start.tabIndex = -1;
      start.focus();
    } else this.live.textContent = `More below: ${start.textContent.trim().split(/\s+/, 5).join(" ")} …`;
  }

  show() {
    const { reached } = this;
    const isShut = this.steps[reached].querySelector(`case-gate:not([${OPEN}])`);
    this.line.textContent = `Step ${reached}.${isShut ? " Commit above to go on." : ""}`;
    this.next.textContent = `Next: step ${reached + 1}`;
    this.next.hidden = isShut || !this.steps[reached + 1];
    this.back.textContent = `Back to step ${reached - 1}`;
    this.back.hidden = reached === 0;
    this.live.textContent = "";
  }

  goTo(place) {
    const step = this.steps[place];
    step.scrollIntoView();
    railOf(step).focus({ preventScroll: true });
  }

  startOver() {
    eraseCase(this);
    // What the items keep in memory goes with the page, and what was written and not committed goes too.
    location.replace(location.pathname);
  }
}

function railOf(step) {
  return step.querySelector(".step-header");
}

function isRead() {
  return new URLSearchParams(location.search).has("read");
}

function isShown(element) {
  return element.getClientRects().length > 0;
}
