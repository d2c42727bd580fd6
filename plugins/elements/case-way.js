// <case-way>: a case in steps that open one after the other, with gates that open on commit.

import { make, makeButton } from "./dom.js";
import { isRefused, load, save } from "./storage.js";
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
    history.scrollRestoration = "manual";
    addEventListener("load", () => setTimeout(() => { history.scrollRestoration = "auto"; }), { once: true });
    // Later, because a theme that loads pages by itself scrolls after it has run the scripts.
    setTimeout(() => {
      if (location.hash) this.turnBack() || named(this)?.scrollIntoView();
      else if (this.reached > 0 && !isRead()) this.goTo(this.reached);
    });
  }

  /** Leads an address that names what is not open yet to the furthest step; says whether it did. */
  turnBack() {
    const target = named(this);
    const isAhead = target && !isShown(target);
    if (isAhead) this.goTo(this.reached);
    return isAhead;
  }

  /** Shows what storage holds, if that is not what is shown. */
  sync() {
    const text = load(this.store);
    if (text !== this.kept) this.restore(text);
    this.tellNotKept();
  }

  build() {
    this.store = this.getAttribute("store");
    this.steps = [...this.querySelectorAll("case-step")];
    this.steps.forEach((step, place) => {
      const rail = railOf(step);
      rail.tabIndex = -1;
      rail.setAttribute("aria-label", `Step ${place}, ${step.getAttribute("kind")}`);
    });
    for (const lead of this.querySelectorAll("p > strong:only-child")) {
      if (lead.textContent === "Not reported") lead.parentNode.nextElementSibling?.classList.add("unreported");
    }
    if (isRead()) this.querySelector(".plain-warning")?.append(" ", make("a", { href: location.pathname, target: "_self" }, "Solve it step by step."));
    this.addControls();
    new MutationObserver(() => this.takeNote())
      .observe(this, { subtree: true, attributes: true, attributeFilter: ["disabled", "data-committed"] });
  }

  addControls() {
    this.line = make("p", {});
    this.live = make("p", { role: "status" });
    this.next = makeButton("", () => this.goOn());
    this.back = makeButton("", () => this.goTo(this.reached - 1), { class: "link" });
    const again = makeButton("Start over", () => this.startOver(), { class: "link" });
    this.append(make("div", { class: "onward" }, this.line, this.next, this.back, again, this.live));
  }

  restore(text) {
    this.kept = text;
    const { step, gates } = readWay(text, this.steps.length);
    this.reached = step;
    this.steps.forEach((each, place) => {
      each.toggleAttribute(OPEN, place <= step);
      gatesOf(each).forEach((gate, number) => gate.toggleAttribute(OPEN, place < step || (place === step && number < gates)));
    });
    this.openGates();
    this.show();
  }

  /** Opens each gate of the furthest step whose decisions are committed, and returns those that were closed. */
  openGates() {
    const opened = [];
    let isReady = true;
    for (const each of this.steps[this.reached].querySelectorAll(`${UNCOMMITTED}, case-gate`)) {
      if (!each.matches("case-gate")) isReady = false;
      else if (each.hasAttribute(OPEN)) isReady = true;
      else if (isReady) opened.push(each);
      else break;
    }
    for (const gate of opened) gate.toggleAttribute(OPEN, true);
    if (opened[0]) this.keep(this.reached, gatesOf(this.steps[this.reached], `[${OPEN}]`).length);
    return opened;
  }

  goOn() {
    this.keep(this.reached + 1, 0);
    this.goTo(this.reached);
  }

  keep(step, gates) {
    save(this.store, JSON.stringify({ step, gates }));
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
    const isLast = !this.steps[this.reached + 1];
    const isShut = Boolean(gatesOf(this.steps[this.reached], `:not([${OPEN}])`)[0]);
    this.line.textContent = `Step ${this.reached}.${isShut ? " Commit above to go on." : ""}`;
    this.next.textContent = `Next: step ${this.reached + 1}`;
    this.next.hidden = isShut || isLast;
    this.back.textContent = `Back to step ${this.reached - 1}`;
    this.back.hidden = this.reached === 0;
    this.live.textContent = "";
  }

  goTo(place) {
    const step = this.steps[place];
    step.scrollIntoView();
    railOf(step).focus({ preventScroll: true });
  }

  startOver() {
    if (!confirm("Start over? Your responses in this case are erased.")) return;
    eraseCase(this);
    // What the items keep in memory goes with the page, and what was written and not committed goes too.
    location.replace(location.pathname);
  }

  /** Says once a page that nothing is kept, at the top if the item that noticed it is not open yet. */
  tellNotKept() {
    if (!isRefused) return;
    const said = document.querySelector(".notice[role]") ?? make("p", { class: "notice", role: "status" });
    if (isShown(said)) return;
    said.textContent = "Progress is not kept in this browser window. The case still works.";
    this.prepend(said);
  }
}

function railOf(step) {
  return step.querySelector(".rail");
}

function gatesOf(step, which = "") {
  return step.querySelectorAll(`case-gate${which}`);
}

function isRead() {
  return new URLSearchParams(location.search).has("read");
}

// What the address names, if that is in the case.
function named(way) {
  const target = document.getElementById(location.hash.slice(1));
  return way.contains(target) ? target : null;
}

function isShown(element) {
  return element.getClientRects().length > 0;
}
