// The part of the window that no bar covers: what has the focus stands in it, and what was read stays in it.

const INSTANT = "instant";
/** Below the bars, in pixels: the line that is read. */
const LINE = 8;

export class FreeSpace {
  /** Where the page was before the last change. */
  y = 0;
  width = 0;
  /** What lies on the line that is read, and how far into it, from 0 to 1. @type {{element: Element, part: number} | undefined} */
  anchor;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} head the line at the top
   * @param {HTMLElement} bar the bar at the bottom
   */
  constructor(host, head, bar) {
    this.host = host;
    this.head = head;
    this.bar = bar;
  }

  /** Where what may be read begins. */
  get top() {
    const lines = [this.head, this.host.querySelector("[data-current] > .recap")];
    return Math.max(this.measure(), ...lines.map((line) => line?.getBoundingClientRect().bottom ?? 0));
  }

  get bottom() {
    return this.bar.getBoundingClientRect().top;
  }

  /** The height of what a theme keeps at the top of the window, for the style too. */
  measure() {
    let height = 0;
    for (let each of document.elementsFromPoint(innerWidth / 2, 1)) {
      for (let around = this.host.contains(each) ? null : each; around; around = around.parentElement) {
        const { bottom } = around.getBoundingClientRect();
        if (bottom < innerHeight / 3 && /fixed|sticky/.test(getComputedStyle(around).position)) height = Math.max(height, bottom);
      }
    }
    document.documentElement.style.setProperty("--case-top", `${height}px`);
    return height;
  }

  /** Brings the beginning of a screen to the top. */
  toTop() {
    this.move(this.host.getBoundingClientRect().top - this.measure());
  }

  /** @param {number} way in pixels */
  move(way) {
    if (way) scrollBy({ top: way, behavior: INSTANT });
  }

  /**
   * Moves the page as little as it takes to have an element in sight.
   * @param {Element} element
   */
  reveal(element) {
    const { top, bottom, height } = element.getBoundingClientRect();
    const over = top - this.top - LINE;
    const under = bottom - this.bottom + LINE;
    if (over < 0 || height > this.bottom - this.top) this.move(over);
    else if (under > 0) this.move(under);
  }

  /**
   * Whether enough of an element is in sight for it to be answered.
   * @param {Element} element
   */
  holds(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top < this.bottom - 60 && bottom > this.top + 60;
  }

  /**
   * Undoes how the browser has scrolled to what a commit has given the focus, and shows that with the least movement.
   * @param {Element} element
   */
  settle(element) {
    scrollTo({ top: this.y, behavior: INSTANT });
    this.reveal(element);
  }

  /** Notes what is at the top now. */
  remember() {
    const line = this.top + LINE;
    const element = document.elementFromPoint(innerWidth / 2, line);
    this.y = scrollY;
    this.width = innerWidth;
    if (!element || !this.host.contains(element)) return;
    const { top, height } = element.getBoundingClientRect();
    this.anchor = { element, part: (line - top) / height };
  }

  /** The window has another width: what was at the top goes there again. */
  restore() {
    const { anchor, width } = this;
    if (!anchor || width === innerWidth) return;
    const { top, height } = anchor.element.getBoundingClientRect();
    this.move(top + anchor.part * height - this.top - LINE);
    this.remember();
  }
}
