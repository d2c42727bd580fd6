// Defines the elements of figures once, however often the script runs.

import { RegionMap } from "./region-map.js";

if (!customElements.get("region-map")) customElements.define("region-map", RegionMap);
