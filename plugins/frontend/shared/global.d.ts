// What bundles find of each other. A script of another bundle, or a catalogue of strings, may have come before or may never come.

import type { Combobox } from "../case/combobox.js";
import type * as diagnoses from "../case/diagnoses.js";
import type { Frame } from "../case/frame.js";
import type * as ranking from "../case/ranking.js";
import type { ItemType } from "../quiz/item-type.js";
import type { Strings } from "./strings.js";

declare global {
  interface Casebook {
    /** the catalogue of interface strings of the page's language */
    strings?: Strings;
    /** types of item that the quiz bundle does not bring */
    types?: Record<string, ItemType>;
    /** whether notes open where they are asked for */
    hasNotes?: boolean;
    /** what the bundles of cases and of rankings lend to classroom mode */
    shared?: Pick<typeof diagnoses, "join" | "nameOfRank" | "offersFor" | "readNames">
      & Pick<typeof ranking, "writeRanking">
      & { Combobox: typeof Combobox, Frame: typeof Frame };
  }
  var casebook: Casebook | undefined;
}
