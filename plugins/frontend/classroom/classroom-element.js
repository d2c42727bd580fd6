// What the elements of classroom mode share.

/** Whether the address asks for classroom mode. */
export function isClassroom() {
  // `room` is what addresses of version 0.1.0 say.
  return ["classroom", "room"].includes(`${new URLSearchParams(location.search).get("mode")}`);
}

export class ClassroomElement extends HTMLElement {
  isBuilt = false;

  connectedCallback() {
    // A theme that loads pages by itself may have brought a page that is for one learner again.
    if (!isClassroom()) location.reload();
    else if (!this.isBuilt) this.build();
    this.isBuilt = true;
  }

  build() {}

  /** Begins a visit of the page, once the scripts that the element needs have run. */
  arrive() {}

  /** There is no record to be in step with. */
  sync() {}

  /**
   * Reveals the key or the reference.
   * @returns {HTMLElement | undefined} where to look first
   */
  reveal() {
    return undefined;
  }

  /**
   * Tells what has changed to who cannot see it.
   * @param {string} words
   */
  say(words) {
    /** @type {ClassroomElement | null} */ (this.closest("case-steps"))?.say(words);
  }
}
