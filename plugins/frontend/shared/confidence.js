// How sure a learner is of a response: the question, and the words for the reply.

import { make } from "./dom.js";
import { t } from "./strings.js";

/** How sure a learner can say to be; a record holds the place in this list. */
// Translators: how sure a learner is of an answer: to be chosen, and above a column of answers.
export const CONFIDENCE = [t("Guessing"), t("Fairly sure"), t("Sure")];
// Translators: how sure a learner was, after an answer or a verdict.
const IN_BRACKETS = [t("(guessing)"), t("(fairly sure)"), t("(sure)")];

/**
 * The question as a group of radio buttons; it may be skipped.
 * @param {string} question
 * @returns {HTMLFieldSetElement}
 */
export const makeConfidence = (question) => make("fieldset", { class: "confidence" }, make("legend", {}, question), ...CONFIDENCE.map((words, value) =>
    make("label", {}, make("input", { type: "radio", name: "_confidence", value }), words)));

/**
 * What a form says of confidence, as a field of an attempt.
 * @param {HTMLFormElement} form
 * @returns {{confidence?: number}}
 */
export function readConfidence(form) {
  const value = form._confidence?.value;
  return value && { confidence: Number(value) };
}

/**
 * Chooses in a form how sure the learner is; nothing where that is not known, or the form does not ask.
 * @param {HTMLFormElement} form
 * @param {unknown} confidence
 */
export function writeConfidence(form, confidence) {
  if (form._confidence) form._confidence.value = confidence;
}

/**
 * How sure the learner said to be, in brackets; nothing where nothing was said, or what nobody can say: anything may stand
 * in storage.
 * @param {number | undefined} confidence
 */
export const inBrackets = (confidence) => IN_BRACKETS.map((words, value) => value === confidence ? ` ${words}` : "").join("");
