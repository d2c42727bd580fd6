// The localizer: the line of a slice in the picture of another plane.

/** @param {HTMLElement} line @param {"first" | "last"} which @returns {number[]} */
const endOf = (line, which) => /** @type {string} */ (line.dataset[which]).split(" ").map(Number);

/**
 * Draws the line of a slice, between those of the first and the last one.
 * @param {HTMLElement} line
 * @param {number} share how far the slice is from the first to the last, from 0 to 1
 */
export function drawLine(line, share) {
  const last = endOf(line, "last");
  endOf(line, "first").forEach((number, place) => {
    line.setAttribute(["x1", "y1", "x2", "y2"][place], `${number + (last[place] - number) * share}`);
  });
}
