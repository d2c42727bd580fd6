// The record as a sheet of paper: the learner's own words, beside what they respond to.

import { make, textOf } from "./dom.js";
import { isCase, placeOf, shapeText } from "./record-shape.js";
import { attempt, elementsOf } from "./record-store.js";
import { SURE } from "./verdict.js";

/**
 * @param {string} site
 * @param {Map<string, string>} texts all records by key
 * @returns {HTMLElement | undefined} nothing where there is nothing of the learner's own
 */
export function makeSheet(site, texts) {
  const elements = elementsOf(site);
  // What stands on this page in its order, then the rest.
  const entries = [...new Set([...elements.keys(), ...texts.keys()])].flatMap((key) => {
    // What is kept aside is told under the name of its place.
    const place = placeOf(key);
    const record = shapeText(place, texts.get(key));
    return record ? [makeEntry(place, record, elements.get(key), key === place ? "" : "Kept aside: ")] : [];
  });
  if (!entries[0]) return;
  return make("section", { class: "record-sheet md-typeset" },
    make("h1", {}, "Your record"), `${site}, printed ${new Date().toLocaleString("sv")}`, ...entries);
}

function makeEntry(key, { step, attempts, older = [] }, element, note) {
  if (isCase(key)) return make("p", {}, note, `The case${nameOfPage(key)}, as far as step ${step}.`);
  const entry = make("div", {}, note, make("b", {}, titleOf(key, element)), ` ${element ? textOf(element, "legend") : ""}`);
  // What nobody could read is in a copy, and is not told.
  const told = older.filter((each) => each.attempts).flatMap((each) => tell(each.attempts, "Before the item was changed. "));
  entry.append(...[...tell(attempts, ""), ...told].flatMap(([lead, attempt]) => write(lead, attempt, element)));
  return entry;
}

// The page of a case stands in its key, unless it is the only one.
function nameOfPage(key) {
  const [, page] = key.split(":");
  return page ? ` “${attempt(() => decodeURIComponent(page)) ?? page}”` : "";
}

function tell([first, ...later], lead) {
  return later[0] ? [[`${lead}First: `, first], [`${lead}Last: `, later.at(-1)]] : [[lead, first]];
}

// Where it stands in the case, if it does and this is its page.
function titleOf(key, element) {
  const [quiz, name] = key.split("/");
  const step = element?.closest("case-step")?.id.replace("step-", "Step ");
  return `${step ?? quiz}, ${name.toUpperCase()}.`;
}

function write(lead, { said, ranks, sure }, element) {
  const confidence = SURE[sure] ? ` (${SURE[sure]})` : "";
  const lines = ranks?.map((rank) => make("li", {}, new Text(`${nameOf(rank, element)}${rank.star ? " ★" : ""}`)));
  return [make("p", {}, make("b", {}, lead), new Text(`${said ?? ""}${confidence}`)), ...lines ? [make("ol", {}, ...lines)] : []];
}

// Only a ranking on this page knows the names of diagnoses, and not those of another edition.
function nameOf({ id, text }, element) {
  return attempt(() => element.nameOf({ id, text })) ?? text ?? id;
}
