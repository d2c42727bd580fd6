// Defines what figures need once, however often the script runs: Material and Zensical run it again on each visit.

import { ImageViewer } from "./image-viewer.js";
import { awaitPaper, loadForPaper, loadShown } from "./pictures.js";
import { admitFocus, highlightPairs } from "./highlight.js";
import { PicturePair } from "./picture-pair.js";
import { RegionMap } from "./region-map.js";

if (!customElements.get("image-viewer")) {
  customElements.define("image-viewer", ImageViewer);
  customElements.define("picture-pair", PicturePair);
  customElements.define("region-map", RegionMap);
  highlightPairs();
  addEventListener("load", () => setTimeout(loadShown));
  addEventListener("beforeprint", loadForPaper);
  matchMedia("print").addEventListener("change", loadForPaper);
}
admitFocus();
awaitPaper();
