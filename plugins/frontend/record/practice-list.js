// <practice-list>: the quizzes of a site, and what is done of each.

import { findAll, make } from "../shared/dom.js";
import { load } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { shapeText } from "./shape.js";

export class PracticeList extends HTMLElement {
  connectedCallback() {
    this.refresh();
  }

  /** Shows what storage holds. */
  refresh() {
    const site = this.getAttribute("store");
    for (const row of findAll(this, "[data-items]")) {
      const items = `${row.dataset.items}`.split(" ").filter(Boolean);
      const done = items.filter((key) => shapeText(key, load(`${site}/${key}`))).length;
      row.querySelector(".done")?.remove();
      if (done) row.append(make("span", { class: "done" }, t("{done} of {all} done", { done, all: items.length })));
    }
  }
}
