// The list of steps: a drawer that the line at the top opens, or a rail beside the step where there is room.

import { make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { headerOf, nameOf } from "./screens.js";

export class StepList {
  /** Where the learner is, and the button of the list. @type {HTMLButtonElement} */ button = makeButton("", () => this.open(), { "aria-haspopup": "dialog" });
  /** The same where the list is in sight. @type {HTMLElement} */ where = make("p", {}, "");
  /** @type {HTMLOListElement} */ list = make("ol", {});
  /** @type {HTMLElement} */ nav;
  /** The line at the top. @type {HTMLElement} */ head;
  /** @type {HTMLDialogElement} */ drawer;

  /**
   * @param {HTMLElement[]} screens
   * @param {(place: number) => void} goTo
   * @param {HTMLElement[]} foot what stands below the list
   */
  constructor(screens, goTo, foot) {
    this.screens = screens;
    this.nav = make("nav", { class: "steps", "aria-label": t("Steps of the case") }, this.where, this.list, ...foot);
    this.head = make("div", { class: "steps-head" }, this.button);
    this.drawer = make("dialog", { class: "steps-drawer", "aria-label": t("Steps of the case") }, makeButton(t("Close"), () => this.drawer.close()));
    this.drawer.onclose = () => this.head.after(this.nav);
    this.drawer.onclick = ({ target }) => target === this.drawer && this.drawer.close();
    this.list.onclick = (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (!link) return;
      event.preventDefault();
      // A theme that follows links by itself would lead there once more.
      event.stopPropagation();
      this.drawer.close();
      goTo(Number(link.dataset.place));
    };
  }

  open() {
    this.drawer.append(this.nav);
    this.drawer.showModal();
    /** @type {HTMLElement | null} */ (this.list.querySelector("[aria-current]"))?.focus();
  }

  /**
   * Shows where the learner is, what is done, and what is not open yet.
   * @param {number} place
   * @param {number} reached the furthest screen that is open
   * @param {(place: number) => boolean} isDone
   */
  show(place, reached, isDone) {
    const { screens, button, where } = this;
    const words = headerOf(screens[place]).firstChild?.textContent ?? "";
    button.textContent = where.textContent = words;
    this.head.style.setProperty("--part", `${place / (screens.length - 1)}`);
    this.list.replaceChildren(...screens.flatMap((screen, each) => {
      const isOpen = each <= reached;
      // The result is no step, so there is nothing to say of it before it is open.
      return isOpen || screen.hasAttribute("name") ? [make("li", {}, makeEntry(screen, each, isOpen, each !== place && isOpen && isDone(each), each === place))] : [];
    }));
  }
}

/**
 * @param {HTMLElement} screen
 * @param {number} place
 * @param {boolean} isOpen
 * @param {boolean} isDone
 * @param {boolean} isCurrent
 */
function makeEntry(screen, place, isOpen, isDone, isCurrent) {
  const state = isDone ? t("done") : isOpen ? "" : t("not open yet");
  return make(isOpen ? "a" : "span", { ...isOpen && { href: `#${screen.id}`, "data-place": place }, ...isCurrent && { "aria-current": "step" } },
    make("b", isDone ? { "data-done": "" } : {}, isDone || !screen.hasAttribute("name") ? "✓" : `${place}`), new Text(nameOf(screen)), state && make("small", {}, ` (${state})`));
}
