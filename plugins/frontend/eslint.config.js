// What ESLint holds the front end to, and the scripts of the course; paths are those below plugins.

import js from "@eslint/js";
import globals from "globals";
import { interfaceStrings } from "./lint/interface-strings.js";

const MARKUP = ["innerHTML", "outerHTML"].map((name) => ({
  selector: `AssignmentExpression > MemberExpression.left[property.name="${name}"]`,
  message: "A text goes in as text: use textContent, or elements made by shared/dom.js.",
}));

export default [
  js.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { casebook: { rules: { "interface-strings": interfaceStrings } } },
    rules: {
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...MARKUP],
      "no-restricted-properties": ["error", { property: "insertAdjacentHTML" }, { object: "document", property: "write" }],
      "casebook/interface-strings": "error",
    },
  },
  // What it says, the build writes for it.
  {
    files: ["frontend/worker/*.js"],
    languageOptions: { globals: globals.serviceworker },
    rules: { "casebook/interface-strings": "off" },
  },
  // A course is in the language of its pages.
  { files: ["course/**"], rules: { "casebook/interface-strings": "off" } },
  // Nobody who learns reads what these say.
  {
    files: ["frontend/*.js", "frontend/lint/*.js"],
    languageOptions: { globals: globals.node },
    rules: { "casebook/interface-strings": "off" },
  },
];
