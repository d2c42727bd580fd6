// Defines what figures need once, however often the script runs: Material and Zensical run it again on each visit.

import { MriViewer } from "./mri-viewer.js";
import { admitFocus, lightPairs } from "./plates.js";

if (!customElements.get("mri-viewer")) {
  customElements.define("mri-viewer", MriViewer);
  lightPairs();
}
admitFocus();
