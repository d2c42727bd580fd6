// Loads each picture once: what is in sight first, then what the page shows; what is made for paper when it is printed.

/** After all else has loaded, since a printer does not wait. The other times of a viewer are soon asked for as well. */
export function loadShown() {
  for (const picture of document.querySelectorAll(".casebook-image img")) {
    if (picture.getClientRects()[0] || picture.closest(".desk")) picture.loading = "eager";
  }
}

/** Until a picture for paper is there, paper shows what the screen shows. */
export function awaitPaper() {
  for (const picture of document.querySelectorAll(".for-print")) picture.parentNode.toggleAttribute("data-unprinted", !picture.complete);
}

export function loadForPaper() {
  for (const picture of document.querySelectorAll(".for-print")) {
    picture.loading = "eager";
    picture.decode().then(() => picture.parentNode.removeAttribute("data-unprinted"), () => {});
  }
}
