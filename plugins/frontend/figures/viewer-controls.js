// The controls of an image viewer, in bars.

import { find, make, makeButton } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/** Of more times than these a slider is of use as well. */
const MANY = 3;

/**
 * The controls that choose what is shown; of a single time there is nothing to choose.
 * @param {string[]} names of the times
 * @param {string[]} paired those of times that have another beside them; where there are any, no other is chosen
 * @param {string | undefined} choice what the times are, if they are none
 * @param {HTMLInputElement | undefined} toggle what shows and hides marks without script, where there are any
 * @param {HTMLElement} live
 * @returns {HTMLElement}
 */
export function makeBar(names, paired, choice, toggle, live) {
  const times = names.flatMap((name, at) => paired[0] && !paired.includes(name) ? [] : [makeRadio("time", at, new Text(name))]);
  const options = [t("nothing"), ...names].map((name, at) => make("option", { value: at ? at - 1 : "" }, at ? new Text(name) : name));
  const single = names[1] ? {} : { hidden: "" };
  const marks = make("input", { type: "checkbox", name: "marks" });
  marks.checked = toggle?.checked;
  return make("div", { class: "bar" },
    make("fieldset", { class: "timepoints", ...single }, make("legend", {}, choice ? new Text(choice) : t("Time")), ...times),
    ...names.length > MANY && !paired[0] ? [makeSlider("slide", t("Through time"), 0, names.length - 1, 1)] : [],
    make("label", single, t("Compare with"), make("select", { name: "against" }, ...options)),
    ...toggle ? [make("label", { class: "toggle" }, marks, t("Marks"))] : [],
    live);
}

/**
 * The controls of pictures in pairs: which view of both is shown; and which of the two, where there is room for one only.
 * @param {(string | undefined)[]} views
 * @returns {HTMLElement}
 */
export function makePick(views) {
  const radios = views.map((view = "") => makeRadio("view", view, new Text(view)));
  radios[0].querySelector("input").checked = true;
  return make("div", { class: "bar pick" },
    make("fieldset", { class: "timepoints" }, make("legend", {}, t("Picture")), ...radios),
    make("label", { class: "toggle" }, make("input", { type: "checkbox", name: "flip" }), t("Show the comparison")));
}

/**
 * The controls of a stack: which slice, how many of all are there, and the next one with a mark, where there are any.
 * @param {number} count
 * @param {(() => void) | false} next
 * @returns {HTMLElement}
 */
export function makeSlices(count, next) {
  return make("div", { class: "bar slice" },
    makeSlider("slice", t("Slice"), 1, count, 1),
    make("output", {}, new Text()),
    make("progress", { value: 0, "aria-label": t("Slices loaded") }),
    ...next ? [makeButton(t("Next mark"), next)] : []);
}

/**
 * Says in the controls of a stack which slice is shown.
 * @param {HTMLElement} bar
 * @param {number} number
 * @param {number} count
 * @returns {string} the same words
 */
export function tellSlice(bar, number, count) {
  const words = t("Slice {number} of {count}", { number, count });
  const slider = /** @type {HTMLInputElement} */ (find(bar, "input"));
  slider.value = `${number}`;
  slider.setAttribute("aria-valuetext", words);
  // The text itself: an element that gets another one has the page laid out afresh.
  /** @type {Text} */ (find(bar, "output").firstChild).data = `${number} / ${count}`;
  return words;
}

/**
 * Shows in them how much has come, while more is on its way.
 * @param {HTMLElement} bar
 * @param {import("./stack.js").Stack[]} stacks
 */
export function tellLoaded(bar, stacks) {
  const share = Math.min(...stacks.map(({ loaded }) => loaded));
  const progress = find(bar, "progress");
  if (progress.getAttribute("value") !== `${share}`) progress.setAttribute("value", `${share}`);
  progress.hidden = share >= 1 || !stacks.some(({ pending }) => pending);
}

/**
 * The controls that change how it looks.
 * @param {boolean} isStack
 * @param {(factor: number) => void} zoomBy
 * @param {() => void} reset
 * @param {() => void} expand
 * @param {HTMLElement} hint
 * @returns {HTMLElement}
 */
export function makeTools(isStack, zoomBy, reset, expand, hint) {
  const modes = [
    ...isStack ? [makeRadio("mode", "slices", t("Slices"))] : [],
    makeRadio("mode", "view", t("View")),
    makeRadio("mode", "light", t("Brightness")),
  ];
  modes[0].querySelector("input").checked = true;
  return make("div", { class: "bar tools" },
    make("fieldset", { class: "timepoints" }, make("legend", {}, t("Drag and arrow keys")), ...modes),
    makeSlider("brightness", t("Brightness"), 40, 200, 5),
    makeSlider("contrast", t("Contrast"), 40, 300, 5),
    make("label", { class: "toggle" }, make("input", { type: "checkbox", name: "inverted" }), t("Invert")),
    make("div", { class: "zoom" }, make("span", {}, `${t("Zoom")} `, make("output", {})),
      makeButton("−", () => zoomBy(.8), { "aria-label": t("Zoom out") }),
      makeButton("+", () => zoomBy(1.25), { "aria-label": t("Zoom in") })),
    makeButton(t("Reset view"), reset),
    ...document.fullscreenEnabled ? [makeButton(t("Full screen"), expand)] : [],
    hint);
}

/**
 * @param {string} name
 * @param {string | number} value
 * @param {string | Node} words
 */
function makeRadio(name, value, words) {
  return make("label", {}, make("input", { type: "radio", name, value }), words);
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
