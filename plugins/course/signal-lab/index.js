// The signal lab of the course: one element, and the function by which the script of a slice hands over its maps.

import { receiveSlice } from "./maps.js";
import { SignalLab } from "./signal-lab.js";

Object.assign(globalThis, { signalLabSlice: receiveSlice });
customElements.define("signal-lab", SignalLab);
