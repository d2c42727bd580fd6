// The file that a learner takes along: writes it, and reads one that may be anything.

import { renew } from "../shared/record.js";
import { t } from "../shared/strings.js";
import { isObject, placeOf, shape } from "./shape.js";
import { attempt } from "./store.js";

// More than the five million letters of a browser's storage can come to, three bytes each, with the spaces of a copy.
export const MOST_BYTES = 20_000_000;
// In the first, records had the names of version 0.1.0.
const VERSIONS = [1, 2];
const VERSION = VERSIONS[VERSIONS.length - 1];

export const UNREADABLE = t("This file is not a saved record, or it is damaged.");
const OTHER = t("This file is not a saved record.");

/**
 * What is said where a copy is not brought in.
 * @param {string} reason
 */
export const refuse = (reason) => `${reason} ${t("Nothing has changed.")}`;

/**
 * The text of a copy. What is no JSON, of which elements make nothing either, is left out.
 * @param {string} site
 * @param {Map<string, string>} texts
 * @returns {string}
 */
export function writeCopy(site, texts) {
  const records = [...texts].flatMap(([key, text]) => attempt(() => [[key, renewed(JSON.parse(text))]]) ?? []);
  // As the learner's clock has it; the Swedish write a date as ISO does.
  const saved = new Date().toLocaleString("sv");
  return JSON.stringify({ casebook: "record", version: VERSION, site, saved, records: Object.fromEntries(records) }, null, 1);
}

/**
 * Where a learner was last in a case belongs to this browser, and is left out.
 * @param {any} value
 */
const renewed = (value) => !isObject(value) ? value : value.attempts ? renew(value) : { ...value, at: undefined };

/**
 * Reads a copy and hands what fits to `bringIn`; returns what to say of it.
 * @param {ArrayBuffer} bytes
 * @param {string} site
 * @param {(site: string, records: [string, import("./shape.js").Shaped][]) => string} bringIn
 * @returns {string}
 */
export function readCopy(bytes, site, bringIn) {
  const copy = attempt(() => [JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))]);
  if (!copy) return refuse(UNREADABLE);
  const { casebook, version, site: owner, records } = copy[0] ?? {};
  if (casebook !== "record" || typeof version !== "number") return refuse(OTHER);
  if (version > VERSION) return refuse(t("This record was saved by a newer edition of the course. Reload this page first."));
  if (!VERSIONS.includes(version) || typeof owner !== "string" || !isObject(records)) return refuse(OTHER);
  if (owner !== site) return refuse(t("This is the record of another course, “{course}”.", { course: owner.slice(0, 40) }));
  const named = Object.entries(records);
  const fitting = named.flatMap(([name, value]) => {
    const place = placeOf(name);
    const record = shape(place, value);
    return place && record ? [/** @type {[string, import("./shape.js").Shaped]} */ ([place, record])] : [];
  });
  if (!fitting.length) return refuse(t("Nothing in this file fits this course."));
  const left = named.length - fitting.length;
  return bringIn(site, fitting) + (left ? " " + t("{left} of {all} entries in the file cannot be read.", { left, all: named.length }) : "");
}
