// The controls of the lab: sequences to start from, and a slider for each setting.

import { find, make } from "../../frontend/shared/dom.js";
import { MAPS, PRESETS } from "./tables.js";

/**
 * A form has its controls under their names.
 * @typedef {HTMLFormElement & Record<string, any>} Form
 * @typedef {{name: string, words: string, unit: string, min: number, max: number, step: number}} Slider
 */

/** The suppression, the window and its middle are shown in per cent: of the fat, and of the signal of water at rest. @type {Slider[]} */
const SLIDERS = [
  { name: "tr", words: "TR", unit: " ms", min: 200, max: 6000, step: 50 },
  { name: "te", words: "TE", unit: " ms", min: 8, max: 160, step: 1 },
  { name: "suppression", words: "Fat suppression", unit: "%", min: 0, max: 100, step: .5 },
  { name: "width", words: "Window", unit: "%", min: 5, max: 120, step: .1 },
  { name: "middle", words: "Level", unit: "%", min: 1, max: 100, step: .1 },
  { name: "slice", words: "Slice", unit: ` of ${MAPS.slices}`, min: 1, max: MAPS.slices, step: 1 },
];

/** @returns {Node[]} */
export function makeControls() {
  const presets = PRESETS.map(({ name }, at) => make("label", {}, make("input", { type: "radio", name: "preset", value: at }), name));
  const edema = make("input", { type: "checkbox", name: "edema" });
  edema.checked = true;
  return [
    make("fieldset", { class: "presets" }, make("legend", {}, "Sequence"), ...presets),
    ...SLIDERS.map(makeSlider),
    make("label", { class: "toggle" }, edema, "Show the edema"),
  ];
}

/** @param {Slider} slider */
function makeSlider({ name, words, min, max, step }) {
  const id = `lab-${name}`;
  // At each step of a slider a screen reader says the value of the slider; the same words beside it stay silent.
  return make("div", { class: "slider" },
    make("label", { for: id }, words),
    make("output", { for: id, "aria-live": "off" }),
    make("input", { type: "range", id, name, min, max, step }));
}

/**
 * Sets the sliders to a sequence.
 * @param {Form} form
 * @param {number} at
 */
export function usePreset(form, at) {
  const { tr, te, fatLeft, black, white } = PRESETS[at];
  const values = { tr, te, suppression: 100 * (1 - fatLeft), width: 100 * (white - black), middle: 50 * (white + black) };
  for (const [name, value] of Object.entries(values)) form[name].value = value;
}

/**
 * Says beside each slider where it stands, and which sequence this is, if any.
 * @param {Form} form
 */
export function tellControls(form) {
  for (const { name, unit } of SLIDERS) {
    const words = `${Number(form[name].value)}${unit}`;
    form[name].setAttribute("aria-valuetext", words);
    /** @type {HTMLOutputElement} */ (find(form, `[for=lab-${name}]:is(output)`)).value = words;
  }
  const { tr, te, fatLeft } = readView(form);
  const isSame = PRESETS.map((preset) => preset.tr === tr && preset.te === te && Math.abs(preset.fatLeft - fatLeft) < .001);
  for (const [at, radio] of [...form.preset].entries()) radio.checked = isSame[at];
}

/**
 * @param {Form} form
 * @returns {import("./picture.js").View}
 */
export function readView(form) {
  const [tr, te, suppression, width, middle, slice] = SLIDERS.map(({ name }) => Number(form[name].value));
  const half = width / 200;
  return { tr, te, fatLeft: 1 - suppression / 100, black: middle / 100 - half, white: middle / 100 + half, slice, edema: form.edema.checked };
}
