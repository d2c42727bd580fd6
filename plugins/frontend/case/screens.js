// What a screen of a case is called: a step has its place and its name, the result its header alone.

import { find } from "../shared/dom.js";

/** @param {HTMLElement} screen */
export const headerOf = (screen) => find(screen, ".step-header");

/** @param {HTMLElement} screen */
export const nameOf = (screen) => screen.getAttribute("name") ?? `${headerOf(screen).textContent}`;
