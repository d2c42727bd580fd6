// The service worker. It keeps the learner's pages and what they load before it takes over, anything else once it is opened.
// The build writes before it which files those are (`casebook.exports.service_worker`); it reads nothing else of the course.

/**
 * `files`: the address of each file kept first, from the root of the course, with a part of the hash of its content.
 * `absent`: the page in place of one that was never opened and cannot be fetched.
 * @typedef {{version: string, files: Record<string, string>, absent: string}} Course
 */

const worker = /** @type {ServiceWorkerGlobalScope & {course: Course | null}} */ (/** @type {unknown} */ (self));
const { course } = worker;
const root = worker.registration.scope;
// A name for each version, apart from those of other courses on this host.
const prefix = `casebook ${root} `;
const cacheName = prefix + course?.version;
const PATIENCE = 4000; // milliseconds; a network that does not reply is as good as none

worker.addEventListener("install", (event) => event.waitUntil(course ? keepFirst(course) : worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", ({ data }) => {
  if (data === "activate") void worker.skipWaiting();
});
if (course) worker.addEventListener("fetch", (event) => reply(event, course));

/**
 * Keeps every file of the list, or fails as a whole; what an unfinished or an earlier version has kept is not fetched again.
 * @param {Course} version
 */
async function keepFirst(version) {
  const kept = await caches.open(cacheName);
  await Promise.all(Object.keys(version.files).map(async (address) => {
    const key = keyOf(address, version);
    const response = await caches.match(key) ?? await fetch(key, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${key}: ${response.status}`);
    await kept.put(key, plain(response));
  }));
}

/** Removes what earlier versions kept. A course that is not to be kept any longer leaves nothing behind. */
async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((each) => each.startsWith(prefix) && each !== cacheName).map((each) => caches.delete(each)));
  await (course ? worker.clients.claim() : worker.registration.unregister());
}

/**
 * @param {FetchEvent} event
 * @param {Course} version
 */
function reply(event, version) {
  const { request } = event;
  const address = addressOf(request);
  if (address === undefined) return;
  event.respondWith(Object.hasOwn(version.files, address)
    ? fetchOnce(keyOf(address, version))
    : fetchFirst(request, root + address, version));
}

/**
 * The address of a file of this course, from its root; undefined for what the worker leaves alone: other sites, archives,
 * and parts of files.
 * @param {Request} request
 */
function addressOf({ method, url, headers }) {
  const [path] = url.split(/[?#]/);
  if (method !== "GET" || headers.has("range") || !path.startsWith(root) || path.endsWith(".zip")) return;
  return path.slice(root.length).replace(/(^|\/)$/, "$1index.html");
}

/**
 * The content decides the key: a host that delivers an older copy delivers it under another one.
 * @param {string} address
 * @param {Course} version
 */
const keyOf = (address, { files }) => `${root}${address}?${files[address]}`;

/**
 * What is kept; the content decides the key, so it does not matter which version kept it.
 * @param {string} key
 */
const fetchOnce = async (key) => await caches.match(key) ?? plain(await fetch(key));

/**
 * What the network sends, else what it sent before.
 * @param {Request} request
 * @param {string} key
 * @param {Course} version
 */
async function fetchFirst(request, key, { absent }) {
  const earlier = await caches.match(key, { cacheName });
  const sent = fetch(request).then((response) => store(key, response)).catch(() => earlier);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, earlier));
  const response = await (earlier ? Promise.race([sent, late]) : sent);
  if (response) return response;
  if (request.mode !== "navigate") return Response.error();
  return new Response(absent, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/**
 * Keeps a copy of a response, unless another version has taken over and removed what this one kept.
 * @param {string} key
 * @param {Response} response
 */
async function store(key, response) {
  if (response.ok && await caches.has(cacheName)) await (await caches.open(cacheName)).put(key, plain(response.clone()));
  return plain(response);
}

/**
 * A browser refuses a page from a worker that says that it was led elsewhere, as hosts do to shorten an address.
 * @param {Response} response
 */
const plain = (response) => response.redirected ? new Response(response.body, response) : response;
