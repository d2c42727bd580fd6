// <case-steps> in classroom mode: one step at a time, with a bar from which the teacher reveals and goes on.

import { make, makeButton } from "./dom.js";
import { RoomElement } from "./room-element.js";

const OPEN = "data-open";
// What the button reveals next.
const PARTS = { "quiz-item": "the key", "rank-list": "the reference", "case-gate": "what follows" };
const TYPED = "input:not([type=checkbox]), textarea, select";

export class RoomWay extends RoomElement {
  build() {
    this.steps = [...this.querySelectorAll("case-step")];
    for (const rail of this.steps.map(railOf)) {
      rail.tabIndex = -1;
      rail.ariaLabel = `Step ${rail.textContent}`;
    }
    // A picture is as large as both the width and the height of the window allow.
    for (const film of this.querySelectorAll(".casebook-image")) {
      const { width, height } = film.firstElementChild.attributes;
      film.parentNode.style.setProperty("--ratio", width.value / height.value);
    }
    this.addBar();
    document.documentElement.classList.add("classroom");
    // Here, not on the window, where the theme listens: its own keys N and P leave the page.
    document.addEventListener("keydown", this);
    for (const link of document.querySelectorAll("[rel=prev], [rel=next]")) link.remove();
  }

  disconnectedCallback() {
    document.documentElement.classList.remove("classroom");
    document.removeEventListener("keydown", this);
  }

  addBar() {
    this.back = makeButton("Back", () => this.goTo(this.place - 1));
    this.work = makeButton("", () => this.reveal(), { class: "ahead" });
    this.next = makeButton("Next", () => this.goTo(this.place + 1));
    this.line = make("span", {}, "");
    this.live = make("p", { role: "status" }, "");
    this.toggle = make("input", { type: "checkbox", checked: "" });
    this.append(make("div", { class: "classroom-bar", role: "group", "aria-label": "Classroom" },
      this.back, this.work, this.next, this.line,
      make("label", {}, this.toggle, "Keys: R reveal, N next, P back"),
      make("a", { href: location.pathname, target: "_self" }, "Leave classroom mode"),
      make("small", {}, "Nothing here is kept."), this.live));
  }

  /** Begins at the step that the address names, or at the first; the script calls it once a visit of the page. */
  arrive() {
    // Without steps it is a page for one learner, and about to be loaded afresh.
    if (!this.steps || this.place !== undefined) return;
    this.addEventListener("click", self.casebook.shared.showSource);
    for (const list of this.querySelectorAll("rank-list")) list.arrive();
    const target = document.getElementById(location.hash.slice(1));
    this.show(Math.max(0, this.steps.findIndex((step) => step.contains(target))));
  }

  handleEvent(event) {
    const { key, target } = event;
    const act = { r: this.work.hidden ? this.next : this.work, n: this.next, p: this.back }[key?.toLowerCase()];
    if (!act || !this.toggle.checked || event.ctrlKey || event.altKey || event.metaKey || target.closest(TYPED)) return;
    event.stopPropagation();
    // A key held down would reveal everything.
    if (!event.repeat) act.click();
  }

  /** What this step still hides, in the order in which it is revealed. */
  get missing() {
    return [...this.steps[this.place].querySelectorAll("quiz-item, rank-list, case-gate")].filter((each) => !each.hasAttribute(OPEN));
  }

  reveal() {
    const [part] = this.missing;
    part.toggleAttribute(OPEN);
    const start = part.reveal?.() ?? part.firstElementChild ?? part;
    this.show(this.place);
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    // Of an item the lead-in stands above what is revealed, and both shall be seen.
    (start.closest("form") ?? start).scrollIntoView();
  }

  goTo(place) {
    this.show(place);
    scrollTo(0, 0);
    railOf(this.steps[place]).focus({ preventScroll: true });
  }

  show(place) {
    this.place = place;
    // Of the steps only one is there to be counted.
    this.style.counterReset = `step ${place - 1}`;
    this.steps.forEach((step, each) => step.toggleAttribute(OPEN, each === place));
    const [part] = this.missing;
    this.work.hidden = !part;
    this.work.textContent = `Reveal ${PARTS[part?.localName]}`;
    this.back.disabled = !place;
    this.next.disabled = !this.steps[place + 1];
    this.line.textContent = `Step ${place} of ${this.steps.length - 1}`;
    this.say("");
  }
}

function railOf(step) {
  return step.querySelector(".step-header");
}
