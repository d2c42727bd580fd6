// Lights a mark and its entry in the list together, whichever of them is pointed at, tapped or focused.

const MARK = ".casebook-figure .mark";
const ENTRY = ".casebook-figure .legend > li";

/** Listens for the whole page, so that figures may come and go. */
export function lightPairs() {
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, light);
}

/** Lets the keyboard reach the entries; the marks are hidden from it, being pictures of the same. */
export function admitFocus() {
  for (const entry of document.querySelectorAll(ENTRY)) entry.tabIndex = 0;
}

function light({ target }) {
  for (const lit of document.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  // Scrolling to what has the focus moves other things under the pointer, so the focus counts where the pointer says nothing.
  const chosen = target.closest(`${MARK}, ${ENTRY}`) ?? document.activeElement.closest(ENTRY);
  if (!chosen) return;
  const lists = [MARK, ENTRY].map((each) => [...chosen.closest(".casebook-figure").querySelectorAll(each)]);
  const place = Math.max(...lists.map((list) => list.indexOf(chosen)));
  for (const list of lists) list[place]?.setAttribute("data-lit", "");
}
