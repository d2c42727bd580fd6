// Defines what figures need once, however often the script runs: Material and Zensical run it again on each visit.

import { MriViewer } from "./image-viewer.js";
import { awaitPaper, loadForPaper, loadShown } from "./pictures.js";
import { admitFocus, lightPairs } from "./plates.js";
import { RegionMap } from "./region-map.js";

if (!customElements.get("image-viewer")) {
  customElements.define("image-viewer", MriViewer);
  customElements.define("region-map", RegionMap);
  lightPairs();
  addEventListener("load", () => setTimeout(loadShown));
  addEventListener("beforeprint", loadForPaper);
  matchMedia("print").addEventListener("change", loadForPaper);
}
admitFocus();
awaitPaper();
