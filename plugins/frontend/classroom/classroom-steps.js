// <case-steps> in classroom mode: one step at a time, with a bar from which the teacher reveals and goes on.

import { find, findAll, make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { ClassroomElement } from "./classroom-element.js";

const OPEN = "data-open";
/** What the button reveals next. @type {Record<string, string>} */
const PARTS = { "quiz-item": t("Reveal the key"), "rank-list": t("Reveal the reference"), "case-gate": t("Reveal what follows") };
const TYPED = "input:not([type=checkbox]), textarea, select";

export class ClassroomSteps extends ClassroomElement {
  /** @type {HTMLElement[]} */
  steps;
  /** The step that is shown, from 0; none before the page is visited. */
  place = -1;
  /** @type {HTMLButtonElement} */
  back;
  /** @type {HTMLButtonElement} */
  work;
  /** @type {HTMLButtonElement} */
  next;
  /** @type {HTMLElement} */
  line;
  /** @type {HTMLElement} */
  live;
  /** Whether keys do what the buttons do. @type {HTMLInputElement} */
  toggle;

  build() {
    this.steps = findAll(this, "case-step");
    for (const header of this.steps.map(headerOf)) {
      header.tabIndex = -1;
      header.ariaLabel = t("Step {header}", { header: `${header.textContent}` });
    }
    // A picture is as large as both the width and the height of the window allow.
    for (const image of findAll(this, ".casebook-image")) {
      const [width, height] = ["width", "height"].map((side) => Number(image.firstElementChild?.getAttribute(side)));
      /** @type {HTMLElement} */ (image.parentNode).style.setProperty("--ratio", `${width / height}`);
    }
    this.addBar();
    document.documentElement.classList.add("classroom");
    // Here, not on the window, where the theme listens: its own keys N and P leave the page.
    document.addEventListener("keydown", this);
    for (const link of findAll(document, "[rel=prev], [rel=next]")) link.remove();
  }

  disconnectedCallback() {
    document.documentElement.classList.remove("classroom");
    document.removeEventListener("keydown", this);
  }

  addBar() {
    this.back = makeButton(t("Back"), () => this.goTo(this.place - 1));
    this.work = makeButton("", () => this.reveal(), { class: "ahead" });
    this.next = makeButton(t("Next"), () => this.goTo(this.place + 1));
    this.line = make("span", {}, "");
    this.live = make("p", { role: "status" }, "");
    this.toggle = make("input", { type: "checkbox", checked: "" });
    this.append(make("div", { class: "classroom-bar", role: "group", "aria-label": t("Classroom") },
      this.back, this.work, this.next, this.line,
      make("label", {}, this.toggle, t("Keys: R reveal, N next, P back")),
      make("a", { href: location.pathname, target: "_self" }, t("Leave classroom mode")),
      make("small", {}, t("Nothing here is kept.")), this.live));
  }

  /** Begins at the step that the address names, or at the first; the script calls it once a visit of the page. */
  arrive() {
    // Without steps it is a page for one learner, and about to be loaded afresh.
    if (!this.steps || this.place >= 0) return;
    for (const list of /** @type {ClassroomElement[]} */ (findAll(this, "rank-list"))) list.arrive();
    const target = document.getElementById(location.hash.slice(1));
    this.show(Math.max(0, this.steps.findIndex((step) => step.contains(target))));
  }

  /** @param {KeyboardEvent} event */
  handleEvent(event) {
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    /** @type {Record<string, HTMLButtonElement>} */
    const buttons = { r: this.work.hidden ? this.next : this.work, n: this.next, p: this.back };
    const button = buttons[key?.toLowerCase()];
    if (!button || !this.toggle.checked || event.ctrlKey || event.altKey || event.metaKey || target.closest(TYPED)) return;
    event.stopPropagation();
    // A key held down would reveal everything.
    if (!event.repeat) button.click();
  }

  /** What this step still hides, in the order in which it is revealed. */
  get missing() {
    return /** @type {ClassroomElement[]} */ (findAll(this.steps[this.place], "quiz-item, rank-list, case-gate")).filter((each) => !each.hasAttribute(OPEN));
  }

  reveal() {
    const [part] = this.missing;
    part.toggleAttribute(OPEN);
    // A gate is no element of ours to ask: it reveals what it holds.
    const start = part.reveal?.() ?? /** @type {HTMLElement} */ (part.firstElementChild ?? part);
    this.show(this.place);
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    // Of an item the lead-in stands above what is revealed, and both shall be seen.
    (start.closest("form") ?? start).scrollIntoView();
    return start;
  }

  /** @param {number} place */
  goTo(place) {
    this.show(place);
    scrollTo(0, 0);
    headerOf(this.steps[place]).focus({ preventScroll: true });
  }

  /** @param {number} place */
  show(place) {
    this.place = place;
    this.steps.forEach((step, each) => step.toggleAttribute(OPEN, each === place));
    const [part] = this.missing;
    this.work.hidden = !part;
    this.work.textContent = PARTS[part?.localName] ?? "";
    this.back.disabled = !place;
    this.next.disabled = !this.steps[place + 1];
    this.line.textContent = t("Step {step} of {last}", { step: place, last: this.steps.length - 1 });
    this.say("");
  }

  /** @param {string} words */
  say(words) {
    this.live.textContent = words;
  }
}

/** @param {HTMLElement} step */
const headerOf = (step) => find(step, ".step-header");
