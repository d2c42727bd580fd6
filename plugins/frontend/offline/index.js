// Has the browser keep the course for use without a network, and offers a new version once it is kept whole.

import { make, makeButton } from "../shared/dom.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
// Made whole at once: a theme that changes pages without loading them changes what an address counts from.
const [worker, style] = [script.dataset.worker ?? "", script.src.replace(/js$/, "css")].map((path) => new URL(path, location.href).href);

// A page from a file has no worker. Loading the page comes first.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) addEventListener("load", keep);

async function keep() {
  let registration;
  try {
    registration = await navigator.serviceWorker.register(worker);
  } catch {
    return; // a browser that keeps nothing, or a frame in which it may not
  }
  follow(registration?.waiting);
  follow(registration?.installing);
  registration?.addEventListener("updatefound", () => follow(registration.installing));
}

/**
 * Offers a version once it waits. The first one has none before it, and nothing to take the place of.
 * @param {ServiceWorker | null | undefined} version
 */
function follow(version) {
  const check = () => {
    if (version?.state === "installed" && navigator.serviceWorker.controller) offer(version);
  };
  version?.addEventListener("statechange", check);
  check();
}

/**
 * Says so at the top of the page, which stays as it is until the reader asks for the other.
 * @param {ServiceWorker} version
 */
function offer(version) {
  document.querySelector(".new-version")?.remove();
  // The words come with the tag of this script: few pages load a catalogue.
  const { ready, reload } = /** @type {Record<string, string>} */ (script.dataset);
  const notice = make("div", { class: "new-version", role: "status" });
  document.head.append(make("link", { rel: "stylesheet", href: style }));
  document.body.prepend(notice);
  notice.append(make("p", {}, ready), makeButton(reload, () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    version.postMessage("activate");
  }));
}
