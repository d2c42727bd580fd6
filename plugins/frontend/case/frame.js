// The frame of a case: one screen at a time, the list to jump by at the top, Back and one action at the bottom.

import { ActionBar } from "./action-bar.js";
import { FreeSpace } from "./free-space.js";
import { headerOf } from "./screens.js";
import { findPlace, findTarget, writeAddress } from "./step-address.js";
import { StepList } from "./step-list.js";

/**
 * What a frame is told by the element that it stands around.
 * @typedef {object} Told
 * @property {HTMLElement[]} screens
 * @property {number} reached the furthest screen that is open, from 0
 * @property {number} resumed the screen on which a visit without an address begins
 * @property {(place: number) => boolean} isDone
 * @property {() => import("./action-bar.js").Action | undefined} action what can be done on the screen that is shown
 * @property {(place: number) => void} onShow
 *
 * @typedef {HTMLElement & Told} Host
 */

export class Frame {
  /** The screen that is shown, from 0; none before the page is visited. */
  place = -1;
  isWaiting = false;

  /**
   * @param {Host} host
   * @param {{foot: HTMLElement[], more: HTMLElement[]}} extra what stands below the list, and what else in the bar
   */
  constructor(host, { foot, more }) {
    this.host = host;
    this.title = document.title;
    this.bar = new ActionBar(() => this.goTo(this.place - 1), () => this.update(), more);
    this.list = new StepList(host.screens, (place) => this.goTo(place), foot);
    host.prepend(this.list.head, this.list.nav, this.list.drawer);
    host.append(this.bar.element);
    this.space = new FreeSpace(host, this.list.head, this.bar.element);
    host.addEventListener("focusin", ({ target }) => {
      const focused = /** @type {Element} */ (target);
      if (focused.closest("case-step") && focused.matches(":focus-visible:not(.step-header)")) this.space.reveal(focused);
    });
  }

  /** Follows the window while the element is on the page. */
  listen() {
    for (const type of ["scroll", "resize", "popstate", "hashchange", "pagehide", "load"]) addEventListener(type, this);
  }

  stop() {
    for (const type of ["scroll", "resize", "popstate", "hashchange", "pagehide", "load"]) removeEventListener(type, this);
    history.scrollRestoration = "auto";
  }

  /** @param {Event} event */
  handleEvent({ type }) {
    if (type === "resize") this.space.restore();
    // A page that is loaded again goes where it was; within the page the frame leads.
    else if (type === "pagehide" || type === "load") history.scrollRestoration = type === "load" ? "manual" : "auto";
    else if (type !== "scroll") this.follow();
    if (!this.isWaiting) requestAnimationFrame(() => {
      this.isWaiting = false;
      this.update();
    });
    this.isWaiting = true;
  }

  /** Begins a visit at the screen that the address names, or where the learner was. */
  arrive() {
    const { screens, reached, resumed } = this.host;
    const named = findPlace(screens);
    const place = named < 0 ? resumed : Math.min(named, reached);
    const isLoading = document.readyState !== "complete";
    if (!isLoading) history.scrollRestoration = "manual";
    this.show(place);
    // Nobody is led past what stands before the first step; a page that is loaded again stays where it was.
    if (named < 0 && !place) return;
    if (named !== place) writeAddress(this.screen, false);
    if (isLoading && isReload()) return;
    this.leadTwice(named === place);
    if (isLoading) addEventListener("load", () => navigator.userActivation?.hasBeenActive || this.leadTwice(named === place), { once: true });
  }

  /**
   * Leads once more after whoever acts on an address too: a browser scrolls to it and takes the focus away, a theme scrolls.
   * Where the focus has been brought back to a link of the screen, it stays there.
   * @param {boolean} isNamed
   */
  leadTwice(isNamed) {
    const { place } = this;
    this.lead(isNamed);
    const led = document.activeElement;
    setTimeout(() => {
      const focused = document.activeElement;
      if (this.place === place && (focused === led || !this.screen.contains(focused))) this.lead(isNamed);
    });
  }

  /** Shows what the address names now. */
  follow() {
    const { screens, reached } = this.host;
    const named = findPlace(screens);
    if (named < 0 && location.hash) return;
    // Only a visit that has begun at the first step has no address of its own.
    const place = Math.min(Math.max(0, named), reached);
    const isNamed = named === place;
    if (named > place) writeAddress(screens[place], false);
    if (place !== this.place || named > place) {
      this.show(place);
      this.leadTwice(isNamed);
    }
  }

  get screen() {
    return this.host.screens[this.place];
  }

  /** @param {number} place */
  goTo(place) {
    writeAddress(this.host.screens[place], true);
    this.show(place);
    this.lead(false);
  }

  /**
   * Brings the beginning of the screen to the top, or what the address names in it.
   * @param {boolean} isNamed
   */
  lead(isNamed) {
    const target = isNamed && findTarget();
    this.space.toTop();
    if (target && target !== this.screen) this.space.reveal(target);
    else headerOf(this.screen).focus({ preventScroll: true });
    this.update();
  }

  /** @param {number} place */
  show(place) {
    const { host } = this;
    this.place = place;
    host.screens.forEach((screen, each) => screen.toggleAttribute("data-current", each === place));
    host.dataset.place = place ? host.screens[place + 1] ? "between" : "last" : "first";
    host.onShow(place);
    document.title = `${headerOf(this.screen).firstChild?.textContent} · ${this.title}`;
    this.change();
  }

  /** What is done or open has changed. */
  change() {
    const { host, place } = this;
    if (place < 0) return;
    // Another window may have erased all.
    if (place > host.reached) return this.show(host.reached);
    this.list.show(place, host.reached, (each) => host.isDone(each));
    this.update();
  }

  /** What is in sight or chosen has changed. */
  update() {
    if (this.place < 0) return;
    this.bar.show(this.host.action(), !this.place);
    this.space.remember();
  }
}

/** Whether the browser itself brings the page back to where it was. */
const isReload = () => /reload|back/.test(/** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType("navigation")[0]).type);
