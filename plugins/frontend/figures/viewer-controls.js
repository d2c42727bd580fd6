// The controls of an image viewer, in two bars.

import { make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/** Of more times than these a slider is of use as well. */
const MANY = 3;

/**
 * The controls that choose what is shown.
 * @param {string[]} names of the times
 * @param {HTMLInputElement | undefined} toggle what shows and hides marks without script, where there are any
 * @param {HTMLElement} live
 * @returns {HTMLElement}
 */
export function makeBar(names, toggle, live) {
  const times = names.map((name, at) => make("label", {}, make("input", { type: "radio", name: "time", value: at }), new Text(name)));
  const options = [t("nothing"), ...names].map((name, at) => make("option", { value: at ? at - 1 : "" }, at ? new Text(name) : name));
  const marks = make("input", { type: "checkbox", name: "marks" });
  marks.checked = toggle?.checked;
  return make("div", { class: "bar" },
    make("fieldset", { class: "timepoints" }, make("legend", {}, t("Time")), ...times),
    ...names.length > MANY ? [makeSlider("slide", t("Through time"), 0, names.length - 1, 1)] : [],
    make("label", {}, t("Compare with"), make("select", { name: "against" }, ...options)),
    ...toggle ? [make("label", { class: "toggle" }, marks, t("Marks"))] : [],
    live);
}

/**
 * The controls that change how it looks.
 * @param {HTMLElement} scale says how far it is zoomed
 * @param {(factor: number) => void} zoomBy
 * @param {() => void} reset
 * @param {HTMLElement} hint
 * @returns {HTMLElement}
 */
export function makeTools(scale, zoomBy, reset, hint) {
  return make("div", { class: "bar tools" },
    makeSlider("brightness", t("Brightness"), 40, 200, 5),
    makeSlider("contrast", t("Contrast"), 40, 300, 5),
    make("div", { class: "zoom" }, make("span", {}, `${t("Zoom")} `, scale),
      makeButton("−", () => zoomBy(.8), { "aria-label": t("Zoom out") }),
      makeButton("+", () => zoomBy(1.25), { "aria-label": t("Zoom in") })),
    makeButton(t("Reset view"), reset),
    hint);
}

/**
 * @param {string} name
 * @param {string} words
 * @param {number} min
 * @param {number} max
 * @param {number} step
 */
function makeSlider(name, words, min, max, step) {
  return make("label", {}, words, make("input", { type: "range", name, min, max, step }));
}
