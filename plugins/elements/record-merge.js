// Adds records to those that are here: nothing that is here is lost, and nothing is added twice.

import { SAME } from "./record-copy.js";
import { isCase, isObject, placeOf, shapeText } from "./record-shape.js";
import { announce, attempt, elementsOf, gather, writeAll } from "./record-store.js";

/** @typedef {import("./record-shape.js").Shaped} Shaped */

const LATER = "The rest is added when you open its pages.";
const UNFIT = "Some of it belongs to another edition: it is kept, not shown.";

/**
 * Adds the records of a copy, each with the key of its place; returns in words what has come of it.
 * @param {string} site
 * @param {[string, Shaped][]} records
 * @returns {string}
 */
export function bringIn(site, records) {
  const { isDone, notes, texts } = merge(site, records);
  if (!isDone) return `This browser has no room for it, or keeps nothing.${SAME}`;
  return [texts.size ? "The copy is brought in." : "Everything in it is here already.", ...notes].join(" ");
}

/**
 * Adds what was brought in on another page and has waited for this one.
 * @param {string} site
 */
export function takeUp(site) {
  const known = elementsOf(site);
  const all = [...gather(site)].map(([key, text]) => [placeOf(key), shapeText(placeOf(key), text), key]);
  const waiting = all.filter(([place, record, key]) => record && place !== key && known.has(place));
  if (waiting[0]) merge(site, waiting);
}

/**
 * What its element on this page would not show is put aside. So is what would change a record of another page, until
 * that is open: nobody can tell here whether it would be shown, and what is there with it.
 */
function merge(site, records) {
  const known = elementsOf(site);
  const all = gather(site);
  const texts = new Map();
  const notes = new Set();
  const read = (place) => renew(shapeText(place, all.get(place)), known.get(place));
  const put = (key, record) => [all, texts].forEach((map) => map.set(key, record && JSON.stringify(record)));
  const putAside = (place, record, isOver) => {
    const key = asideOf(place, record);
    const waiting = shapeText(place, all.get(key));
    const joined = join(waiting, record);
    // What has found its place waits no longer.
    if (isOver ? isSame(waiting, record) : !isSame(waiting, joined)) put(key, isOver ? null : joined);
  };
  // A case first: another window that heard of its items alone would open gates and keep its own, earlier step.
  for (const [place, added] of records.sort(([a], [b]) => isCase(b) - isCase(a))) {
    const element = known.get(place);
    const record = renew(added, element);
    const here = read(place);
    const joined = join(here, record, element);
    if (element?.steps && record.step >= element.steps.length) notes.add(UNFIT);
    const shown = isSame(joined, here) ? here : [joined, record].find((each) => each && (element ? isShown(element, each) : !here));
    if (!shown) notes.add(element ? UNFIT : LATER);
    else if (shown !== here) {
      if (shown !== joined) putAside(place, here);
      put(place, keepUnknown(all.get(place), here, shown));
    }
    putAside(place, added, shown);
  }
  const isDone = writeAll(site, texts);
  announce();
  return { isDone, notes, texts };
}

// The fingerprint of an item may have grown; what has the older one is a record of the same item.
function renew(record, element) {
  const was = element?.getAttribute("was");
  return was && record?.print === was ? { ...record, print: element.getAttribute("fingerprint") } : record;
}

/** A record to be written where a later script may have written more than this one understands. */
function keepUnknown(text, here, record) {
  if (text && !here && record.attempts) return { ...record, older: [...record.older ?? [], text] };
  const found = attempt(() => JSON.parse(text));
  return isObject(found) ? { ...found, ...record } : record;
}

function asideOf(place, { print }) {
  return `aside/${place}${print ? `/${print}` : ""}`;
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Both together; undefined where they are records of an item before and after it was changed.
 * A case comes no further than its last step: another edition may have more.
 */
function join(here, added, way) {
  const { print, attempts } = here ?? added;
  if (!attempts) {
    const { step, gates } = here ?? added;
    const last = way ? way.steps.length - 1 : Infinity;
    return { step: Math.min(Math.max(step, added.step), last), gates: Math.max(gates, added.gates) };
  }
  if (!here) return added;
  if (print !== added.print) return;
  const older = unite(here.older ?? [], added.older ?? []);
  return { ...here, attempts: unite(attempts, added.attempts), ...older[0] && { older } };
}

function unite(mine, others) {
  const [short, long] = [mine, others].sort((a, b) => a.length - b.length);
  if (isSame(short, long.slice(0, short.length))) return long;
  return [...mine, ...others.filter((each) => !mine.some((other) => isSame(other, each)))];
}

/** Whether an element takes a record for one of its own. It is told afterwards what storage holds. */
function isShown(element, record) {
  if (element.steps) return true;
  const find = () => document.querySelector(".notice[role]");
  const notice = find();
  element.restore(JSON.stringify(record));
  // An element that cannot read a record says that nothing is kept. Here that is not so.
  if (!notice) find()?.remove();
  return element.past.length > 0;
}
