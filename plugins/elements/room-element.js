// What the elements of classroom mode share.

/** Whether the address asks for classroom mode. */
export function isRoom() {
  // `room` is what addresses of version 0.1.0 say.
  return ["classroom", "room"].includes(new URLSearchParams(location.search).get("mode"));
}

export class RoomElement extends HTMLElement {
  /** What a learner committed here: in classroom mode nobody has. */
  get past() {
    return [];
  }

  connectedCallback() {
    // A theme that loads pages by itself may have brought a page that is for one learner again.
    if (!isRoom()) location.reload();
    else if (!this.isBuilt) this.build();
    this.isBuilt = true;
  }

  build() {}

  /** There is no record to be in step with. */
  sync() {}

  /** Tells what has changed to who cannot see it. */
  say(words) {
    this.closest("case-steps").live.textContent = words;
  }
}
