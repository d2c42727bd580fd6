// The screens of a case as addresses name them: a fragment each, and an entry each in the history of the browser.

/**
 * The place of the screen that an address names, or that holds what it names; -1 where it names nothing of them.
 * @param {HTMLElement[]} screens
 */
export function findPlace(screens) {
  const target = findTarget();
  return screens.findIndex((screen) => screen.contains(target));
}

/** What the address names on the page. */
export const findTarget = () => location.hash ? document.getElementById(decode(location.hash.slice(1))) : null;

/**
 * Writes the address of a screen.
 * @param {HTMLElement} screen
 * @param {boolean} isNew whether it becomes a new entry of the history
 */
export function writeAddress(screen, isNew) {
  const address = `#${screen.id}`;
  // The state stays what a theme has made of it.
  if (address !== location.hash) history[isNew ? "pushState" : "replaceState"](isNew ? null : history.state, "", address);
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // Anything may stand in an address.
    return text;
  }
}
