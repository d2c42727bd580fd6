// Defines the list to be signed once, however often the script runs: Material and Zensical run it again on each visit.

import { ReviewList } from "./review-list.js";

if (!customElements.get("review-list")) customElements.define("review-list", ReviewList);
