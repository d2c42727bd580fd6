// <case-steps> in classroom mode: the frame of a case, whose one action reveals what comes next in the step, then goes on.

import { findAll, make } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { ClassroomElement } from "./classroom-element.js";

const OPEN = "data-open";
/** What the button reveals next. @type {Record<string, string>} */
const PARTS = { "quiz-item": t("Reveal the answer"), "rank-list": t("Reveal the reference"), "case-gate": t("Reveal what follows") };
const TYPED = "input:not([type=checkbox]), textarea, select";

export class ClassroomSteps extends ClassroomElement {
  /** Any of them may be opened. @type {HTMLElement[]} */
  screens;
  /** None before the script of cases has run. @type {import("../case/frame.js").Frame | undefined} */
  frame;
  /** Whether keys do what the buttons do. @type {HTMLInputElement} */
  toggle;

  build() {
    this.screens = findAll(this, "case-step:not(#result)");
    // A picture is as large as both the width and the height of the window allow.
    for (const image of findAll(this, ".casebook-image")) {
      const [width, height] = ["width", "height"].map((side) => Number(image.firstElementChild?.getAttribute(side)));
      /** @type {HTMLElement} */ (image.parentNode).style.setProperty("--ratio", `${width / height}`);
    }
    document.documentElement.classList.add("classroom");
    // Here, not on the window, where the theme listens: its own keys N and P leave the page.
    document.addEventListener("keydown", this);
    for (const link of findAll(document, "[rel=prev], [rel=next]")) link.remove();
  }

  disconnectedCallback() {
    document.documentElement.classList.remove("classroom");
    document.removeEventListener("keydown", this);
    this.frame?.stop();
  }

  /** Begins at the step that the address names, or at the first; the script calls it once a visit of the page. */
  arrive() {
    const { Frame } = self.casebook?.shared ?? {};
    // Without steps it is a page for one learner, and about to be loaded afresh.
    if (!this.screens || this.frame || !Frame) return;
    for (const list of /** @type {ClassroomElement[]} */ (findAll(this, "rank-list"))) list.arrive();
    this.toggle = make("input", { type: "checkbox", checked: "" });
    this.frame = new Frame(this, { foot: [], more: [
      make("label", {}, this.toggle, t("Keys: R reveal, N next, P back")),
      make("a", { href: location.pathname, target: "_self" }, t("Leave classroom mode")),
      make("small", {}, t("Nothing here is kept.")),
    ] });
    Object.assign(this.frame.bar.element, { role: "group", ariaLabel: t("Classroom") });
    this.frame.listen();
    this.frame.arrive();
  }

  get reached() {
    return this.screens.length - 1;
  }

  get resumed() {
    return 0;
  }

  /** @param {number} place */
  isDone(place) {
    return !this.findHidden(place)[0];
  }

  /** What the bar offers. @returns {import("../case/action-bar.js").Action | undefined} */
  action() {
    const { place, next } = this;
    const [part] = this.findHidden(place);
    if (part) return { words: PARTS[part.localName], run: () => this.reveal() };
    return next && { words: t("Next: step {step} · {name}", { step: place + 1, name: `${next.getAttribute("name")}` }), run: () => this.frame?.goTo(place + 1) };
  }

  get place() {
    return this.frame?.place ?? 0;
  }

  /** @returns {HTMLElement | undefined} */
  get next() {
    return this.screens[this.place + 1];
  }

  /**
   * Only the step that is shown is open, on paper too.
   * @param {number} place
   */
  onShow(place) {
    this.screens.forEach((step, each) => step.toggleAttribute(OPEN, each === place));
  }

  /** @param {KeyboardEvent} event */
  handleEvent(event) {
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    const { place, frame } = this;
    /** @type {Record<string, () => void>} */
    const keys = {
      r: () => this.action()?.run(),
      n: () => this.next && frame?.goTo(place + 1),
      p: () => place && frame?.goTo(place - 1),
    };
    const press = keys[key?.toLowerCase()];
    if (!press || !this.toggle.checked || event.ctrlKey || event.altKey || event.metaKey || target.closest(TYPED)) return;
    event.stopPropagation();
    // A key held down would reveal everything.
    if (!event.repeat) press();
  }

  /**
   * What a step still hides, in the order in which it is revealed; more practice only where its fold is open.
   * @param {number} place
   */
  findHidden(place) {
    return /** @type {ClassroomElement[]} */ (findAll(this.screens[place], "quiz-item, rank-list, case-gate"))
      .filter((each) => !each.hasAttribute(OPEN) && !each.closest("details:not([open])"));
  }

  reveal() {
    const [part] = this.findHidden(this.place);
    part.toggleAttribute(OPEN);
    // A gate is no element of ours to ask: it reveals what it holds.
    const start = part.reveal?.() ?? /** @type {HTMLElement} */ (part.querySelector(".scene > div > *") ?? part);
    this.frame?.change();
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    // Of an item the lead-in stands above what is revealed, and both shall be seen.
    (start.closest("form") ?? start).scrollIntoView();
    return start;
  }

  /** @param {string} words */
  say(words) {
    this.frame?.bar.say(words);
  }
}
