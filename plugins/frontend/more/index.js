// Brings the types of item that not every quiz has to the script of the quizzes, which looks for them.

import { MORE_TYPES } from "./types/index.js";

// A case may have brought types of its own.
Object.assign((self.casebook ??= {}).types ??= {}, MORE_TYPES);
// Where this script comes after that of the quizzes, their items wait for the types that it brings.
dispatchEvent(new StorageEvent("storage"));
