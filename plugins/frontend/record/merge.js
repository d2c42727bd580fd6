// Adds records to those that are here: nothing that is here is lost, and nothing is added twice.

import { recall } from "../shared/events.js";
import { renew } from "../shared/record.js";
import { t } from "../shared/strings.js";
import { refuse } from "./copy.js";
import { isCase, isObject, placeOf, shapeText } from "./shape.js";
import { announce, attempt, elementsOf, gather, writeAll } from "./store.js";

/** @typedef {import("./shape.js").Shaped} Shaped */

const LATER = t("The rest is added when you open its pages.");
const UNFIT = t("Some of it belongs to another edition of the course: it is kept, but not shown.");

/**
 * Adds the records of a copy, each with the key of its place; returns in words what has come of it.
 * @param {string} site
 * @param {[string, Shaped][]} records
 * @returns {string}
 */
export function bringIn(site, records) {
  const { isDone, notes, texts } = merge(site, records);
  if (!isDone) return refuse(t("This browser has no room left, or does not save anything."));
  return [texts.size ? t("Your record is restored.") : t("Nothing new in this file."), ...notes].join(" ");
}

/**
 * Adds what was brought in on another page and has waited for this one.
 * @param {string} site
 */
export function takeUp(site) {
  const known = elementsOf(site);
  const waiting = [...gather(site)].flatMap(([key, text]) => {
    const place = placeOf(key);
    const record = shapeText(place, text);
    return place && record && place !== key && known.has(place) ? [/** @type {[string, Shaped]} */ ([place, record])] : [];
  });
  if (waiting[0]) merge(site, waiting);
}

/**
 * What its element on this page would not show is put aside. So is what would change a record of another page, until
 * that is open: nobody can tell here whether it would be shown, and what is there with it.
 * @param {string} site
 * @param {[string, Shaped][]} records
 */
function merge(site, records) {
  const known = elementsOf(site);
  /** @type {Map<string, string | null>} */
  const all = gather(site);
  /** @type {Map<string, string | null>} */
  const texts = new Map();
  /** @type {Set<string>} */
  const notes = new Set();
  /** @type {(key: string, record: Shaped | null) => void} */
  const put = (key, record) => [all, texts].forEach((map) => map.set(key, record && JSON.stringify(record)));
  /** @type {(place: string, record: Shaped, isOver: boolean) => void} */
  const putAside = (place, record, isOver) => {
    const key = asideOf(place, record);
    const waiting = shapeText(place, all.get(key));
    const joined = join(waiting, record);
    // What has found its place waits no longer.
    if (isOver ? isSame(waiting, record) : !isSame(waiting, joined)) put(key, isOver || !joined ? null : joined);
  };
  // A case first: another window that heard of its items alone would open gates and keep its own, earlier step.
  for (const [place, added] of records.sort(([a], [b]) => Number(isCase(b)) - Number(isCase(a)))) {
    const element = known.get(place);
    const { steps } = recall(element);
    const record = withFingerprint(added, element);
    const kept = shapeText(place, all.get(place));
    const here = kept && withFingerprint(kept, element);
    const joined = join(here, record, steps);
    if (steps && Number(record.step) >= steps) notes.add(UNFIT);
    const shown = isSame(joined, here) ? here : [joined, record].find((each) => each && (element ? isShown(element, each) : !here));
    if (!shown) notes.add(element ? UNFIT : LATER);
    else if (shown !== here) {
      if (here && shown !== joined) putAside(place, here, false);
      put(place, keepUnknown(all.get(place), here, shown));
    }
    putAside(place, added, !!shown);
  }
  const isDone = writeAll(site, texts);
  announce();
  return { isDone, notes, texts };
}

/**
 * The fingerprint of an item may have grown; what has the older one is a record of the same item.
 * @param {Shaped} record
 * @param {HTMLElement | undefined} element
 * @returns {Shaped}
 */
function withFingerprint(record, element) {
  const was = element?.getAttribute("was");
  return element && was && record.fingerprint === was ? { ...record, fingerprint: `${element.getAttribute("fingerprint")}` } : record;
}

/**
 * A record to be written where a later script may have written more than this one understands.
 * @param {string | null | undefined} text
 * @param {Shaped | undefined} here
 * @param {Shaped} record
 * @returns {Shaped}
 */
function keepUnknown(text, here, record) {
  if (text && !here && record.attempts) return { ...record, older: [...record.older ?? [], text] };
  const found = attempt(() => JSON.parse(text ?? ""));
  return isObject(found) ? { ...renew(found), ...record } : record;
}

/**
 * @param {string} place
 * @param {Shaped} record
 */
function asideOf(place, { fingerprint }) {
  return `aside/${place}${fingerprint ? `/${fingerprint}` : ""}`;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Both together; undefined where they are records of an item before and after it was changed.
 * A case comes no further than its last step: another edition may have more.
 * @param {Shaped | undefined} here
 * @param {Shaped} added
 * @param {number} [steps] how many the case has on this page
 * @returns {Shaped | undefined}
 */
function join(here, added, steps = Infinity) {
  const { fingerprint, attempts, seed } = here ?? added;
  if (seed) return here ?? added;
  if (!attempts) {
    const { step = 0, gates = 0 } = here ?? added;
    const done = here?.done || added.done;
    return { step: Math.min(Math.max(step, added.step ?? 0), steps - 1), gates: Math.max(gates, added.gates ?? 0), ...done && { done } };
  }
  if (!here) return added;
  if (fingerprint !== added.fingerprint) return;
  const older = unite(here.older ?? [], added.older ?? []);
  return { ...here, attempts: unite(attempts, added.attempts ?? []), ...older[0] && { older } };
}

/**
 * @template T
 * @param {T[]} mine
 * @param {T[]} others
 * @returns {T[]}
 */
function unite(mine, others) {
  const [short, long] = [mine, others].sort((a, b) => a.length - b.length);
  if (isSame(short, long.slice(0, short.length))) return long;
  return [...mine, ...others.filter((each) => !mine.some((other) => isSame(other, each)))];
}

/**
 * Whether an element takes a record for one of its own. It is told afterwards what storage holds.
 * @param {HTMLElement} element
 * @param {Shaped} record
 */
function isShown(element, record) {
  if (recall(element).steps) return true;
  const find = () => document.querySelector(".notice[role]");
  const notice = find();
  const { attempts } = recall(element, JSON.stringify(record));
  // An element that cannot read a record says that nothing is kept. Here that is not so.
  if (!notice) find()?.remove();
  return attempts.length > 0;
}
