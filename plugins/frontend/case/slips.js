// Counts the slips of the hand that lie between two words.

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to make one text of another
 * (optimal string alignment).
 * @param {string} a
 * @param {string} b
 */
export function countSlips(a, b) {
  /** @type {number[][]} */
  const table = [];
  for (let i = 0; i <= a.length; i++) {
    table[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      table[i][j] = !i ? j : Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]),
        isSwapped ? table[i - 2][j - 2] + 1 : j + i);
    }
  }
  return table[a.length][b.length];
}

/**
 * Whether a word may be meant by another: a short word with a slip is another, longer ones bear one slip or two.
 * @param {string} meant
 * @param {string} typed
 */
export function isSlip(meant, typed) {
  const length = Math.max(meant.length, typed.length);
  const borne = length < 4 ? 0 : length < 8 ? 1 : 2;
  return Math.abs(meant.length - typed.length) <= borne && countSlips(meant, typed) <= borne;
}
