// The signals of a few tissues as bars, numbers and a sentence.

import { find, findAll, make } from "../../frontend/shared/dom.js";
import { tissueOf, tissueSignal } from "./signal.js";
import { PICTURE, UNSEEN } from "./tables.js";

/** @typedef {import("./picture.js").View} View */

const SHOWN = ["marrow", "edema", "muscle", "fat", "fluid"].map(tissueOf);
const NOISE = 2 * PICTURE.noise;

/** @returns {HTMLTableElement} */
export function makeBars() {
  const rows = SHOWN.map(({ id, label }) => make("tr", { "data-tissue": id },
    make("th", { scope: "row" }, label), make("td", {}, make("span", {})), make("td", {})));
  return make("table", { class: "bars" },
    make("caption", {}, "Signals: their grey in this window, and beside marrow"),
    make("thead", {}, make("tr", {}, ...["Tissue", "Grey", "Marrow = 1"].map((words) => make("th", { scope: "col" }, words)))),
    make("tbody", {}, ...rows));
}

/**
 * @param {HTMLTableElement} table
 * @param {View} view
 */
export function showBars(table, view) {
  const marrow = tissueSignal(view, SHOWN[0]);
  for (const [place, row] of findAll(table, "tbody tr").entries()) {
    const signal = tissueSignal(view, SHOWN[place]);
    const share = Math.max(0, Math.min(1, (signal - view.black) / (view.white - view.black)));
    const [bar, number] = findAll(row, "td");
    find(bar, "span").style.inlineSize = `${100 * share}%`;
    find(bar, "span").textContent = `${Math.round(100 * share)}%`;
    number.textContent = (signal / marrow).toFixed(2);
  }
}

/**
 * What can be seen of edema beside marrow and muscle.
 * @param {View} view
 */
export function compare(view) {
  const [marrow, edema, muscle] = SHOWN.map((tissue) => tissueSignal(view, tissue));
  if (Math.max(marrow, edema) < NOISE) return "Marrow and edema are lost in the noise.";
  const beside = `${(edema / muscle).toPrecision(2)} times as bright as muscle`;
  const difference = Math.abs(edema / marrow - 1);
  if (difference < UNSEEN) return `Edema and marrow differ by ${Math.round(100 * difference)}%: not to be seen. Edema is ${beside}.`;
  return `Edema is ${(edema / marrow).toPrecision(2)} times as bright as marrow and ${beside}.`;
}
