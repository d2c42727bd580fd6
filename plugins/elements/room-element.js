// What the elements of Room mode share.

/** Whether the address asks for Room mode. */
export function isRoom() {
  return new URLSearchParams(location.search).get("mode") === "room";
}

export class RoomElement extends HTMLElement {
  /** What a learner committed here: in Room mode nobody has. */
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
    this.closest("case-way").live.textContent = words;
  }
}
