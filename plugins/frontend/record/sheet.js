// The record as a sheet of paper: the learner's own words, beside what they respond to.

import { inBrackets } from "../shared/confidence.js";
import { make, textOf } from "../shared/dom.js";
import { recall } from "../shared/events.js";
import { endSentence, listWords } from "../shared/punctuation.js";
import { t } from "../shared/strings.js";
import { isCase, placeOf, shapeText } from "./shape.js";
import { attempt, elementsOf } from "./store.js";

/**
 * @typedef {import("../shared/record.js").Attempt} Attempt
 * @typedef {import("./shape.js").Shaped} Shaped
 */

/**
 * The sheet, to be printed and taken away again.
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
    return place && record && !record.seed ? [makeEntry(place, record, elements.get(key), key === place ? "" : `${t("Kept aside:")} `)] : [];
  });
  if (!entries[0]) return;
  return make("section", { class: "record-sheet md-typeset" },
    make("h1", {}, t("Your record")), t("{course}, printed {time}", { course: site, time: new Date().toLocaleString("sv") }), ...entries);
}

/**
 * @param {string} key
 * @param {Shaped} record
 * @param {HTMLElement | undefined} element
 * @param {string} note
 * @returns {HTMLElement}
 */
function makeEntry(key, { step, attempts = [], older = [] }, element, note) {
  if (isCase(key)) return make("p", {}, note, describeCase(key, Number(step)));
  const entry = make("div", {}, note, make("b", {}, titleOf(key, element)), ` ${element ? textOf(element, "legend") : ""}`);
  // What nobody could read is in a copy, and is not told.
  const before = older.flatMap((each) => typeof each === "string" ? [] : select(each.attempts, `${t("Before the question was changed.")} `));
  entry.append(...[...select(attempts, ""), ...before].flatMap(([lead, each]) => write(lead, each, element)));
  return entry;
}

/**
 * The page of a case stands in its key, unless it is the only one.
 * @param {string} key
 * @param {number} step
 */
function describeCase(key, step) {
  const [, name] = key.split(":");
  if (!name) return t("The case, as far as step {step}.", { step });
  return t("The case “{page}”, as far as step {step}.", { page: attempt(() => decodeURIComponent(name)) ?? name, step });
}

/**
 * The first and the last of some attempts, each with what stands before it.
 * @param {Attempt[]} attempts
 * @param {string} lead
 * @returns {[string, Attempt][]}
 */
function select([first, ...later], lead) {
  if (!later[0]) return [[lead, first]];
  const [one, other] = first.ranks ? [t("First ranking:"), t("Last ranking:")] : [t("First answer:"), t("Last answer:")];
  return [[`${lead}${one} `, first], [`${lead}${other} `, later[later.length - 1]]];
}

/**
 * Where it stands in the case, if it does and this is its page.
 * @param {string} key
 * @param {HTMLElement | undefined} element
 */
function titleOf(key, element) {
  const [quiz, name] = key.split("/");
  const number = element?.closest("case-step")?.id.replace("step-", "");
  const place = number ? t("Step {number}", { number }) : quiz;
  // a long id is no number that the page shows
  return endSentence(name.length < 6 ? listWords([place, name.toUpperCase()]) : place);
}

/**
 * @param {string} lead
 * @param {Attempt} attempt
 * @param {HTMLElement | undefined} element
 * @returns {HTMLElement[]}
 */
function write(lead, { text, ranks, confidence }, element) {
  const lines = ranks?.map((rank) => make("li", {}, new Text(`${nameOf(rank, element)}${rank.star ? " ★" : ""}`)));
  return [make("p", {}, make("b", {}, lead), new Text(`${text ?? ""}${inBrackets(confidence)}`)), ...lines ? [make("ol", {}, ...lines)] : []];
}

/**
 * Only a ranking on this page knows the names of diagnoses, and not those of another edition.
 * @param {import("../case/diagnoses.js").Rank} rank
 * @param {HTMLElement | undefined} element
 */
function nameOf({ id, text }, element) {
  return attempt(() => recall(element).nameOf?.({ id, text })) ?? text ?? id;
}
