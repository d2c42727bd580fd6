// On which slices of a stack something is, as the page says.

/**
 * Their numbers, from 1; none where there is no stack.
 * @param {HTMLElement} element
 */
export const numbersOf = ({ dataset }) => dataset.slices?.split(" ").map(Number) ?? [];
