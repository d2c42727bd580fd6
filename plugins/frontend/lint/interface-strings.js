// A rule of ESLint: what a reader sees goes through `t` or `tn`, and so that the strings can be extracted.

const TRANSLATING = { t: 1, tn: 2 };
// Arguments of these name something in the page or the browser; nobody reads them.
const TECHNICAL_CALLS = new Set([
  "querySelector", "querySelectorAll", "closest", "matches", "getElementById", "createElement", "createElementNS",
  "getAttribute", "removeAttribute", "toggleAttribute", "hasAttribute", "setProperty", "addEventListener",
  "removeEventListener", "Event", "CustomEvent", "KeyboardEvent", "Error", "RegExp", "define", "get", "assign", "textOf", "find",
  "findAll",
]);
// The value of these is not read; that of `setAttribute` and of `make` depends on the name of the attribute.
const TECHNICAL_NAMES = new Set([
  "class", "className", "role", "type", "id", "href", "rel", "target", "style", "transform", "viewBox", "d", "points",
  "accept", "autocomplete", "attributeFilter", "behavior", "cursor",
  "counterReset",
]);
// A selector, an address, a piece of CSS or of a path: signs that no sentence holds.
const NOT_WORDS = /[[\]<>{}=_\\|@]|:[a-z]|\.[a-z]|#[a-z]|--|\/\w|\w\(|[\d\0](px|em|ms|s|%)\b/i;
const SENTENCE = /^\W*\p{Lu}\p{Ll}|\p{L}{2,} \p{L}|\0 \p{L}+|\p{L}+[:,]? \0/u;
const PLACEHOLDER = /\{(\w+)\}/g;

/** @type {import("eslint").Rule.RuleModule} */
export const interfaceStrings = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      bare: "“{{text}}” is read by learners. Write t(…), or tn(…) with a count, so that it can be translated.",
      variable: "The text of `{{name}}` is a string here, since strings are extracted from the source.",
      hidden: "A call of `{{name}}` with values is not extracted from a text in backquotes. Make it a constant first.",
      nested: "A call within `{{name}}` is not extracted, and a sentence made of parts cannot be translated.",
      values: "The placeholders of “{{text}}” are {{wanted}}, the values {{given}}.",
    },
  },
  create: (context) => ({
    Literal: (node) => typeof node.value === "string" && checkBare(context, node, node.value),
    TemplateLiteral: (node) => checkBare(context, node, node.quasis.map((part) => part.value.cooked).join("\0")),
    CallExpression: (node) => Object.hasOwn(TRANSLATING, nameOf(node.callee)) && checkCall(context, node),
  }),
};

function checkBare(context, node, text) {
  if (!SENTENCE.test(text) || NOT_WORDS.test(text) || isTechnical(node)) return;
  context.report({ node, messageId: "bare", data: { text: text.replaceAll("\0", "…") } });
}

/** Whether a string stands where nobody reads it, or goes through the catalogue. */
function isTechnical(node) {
  const { parent } = node;
  switch (parent.type) {
    case "ImportDeclaration": case "ExportNamedDeclaration": case "SwitchCase": case "BinaryExpression":
      return parent.operator !== "+";
    case "ExpressionStatement":
      return true;
    case "MemberExpression":
      return parent.property === node;
    case "Property":
      return parent.key === node || TECHNICAL_NAMES.has(keyOf(parent));
    case "AssignmentExpression":
      return TECHNICAL_NAMES.has(nameOf(parent.left));
    case "CallExpression": case "NewExpression":
      return isTechnicalArgument(parent, node);
    case "ArrayExpression": case "ConditionalExpression": case "LogicalExpression":
      return isTechnical(parent);
    default:
      return false;
  }
}

function isTechnicalArgument(call, node) {
  const name = nameOf(call.callee);
  const place = call.arguments.indexOf(node);
  if (name === "setAttribute") return place === 0 || TECHNICAL_NAMES.has(call.arguments[0].value);
  if (call.callee.object?.property?.name === "classList") return true;
  return TECHNICAL_CALLS.has(name) || place < (TRANSLATING[name] ?? 0);
}

/** Looks at a call of `t` or `tn`. */
function checkCall(context, node) {
  const name = nameOf(node.callee);
  const texts = node.arguments.slice(0, TRANSLATING[name]);
  if (texts.length < TRANSLATING[name] || !texts.every((text) => typeof text.value === "string")) {
    context.report({ node, messageId: "variable", data: { name } });
    return;
  }
  const ancestors = context.sourceCode.getAncestors(node);
  const isHidden = node.arguments.length > texts.length && ancestors.some((above) => above.type === "TemplateLiteral");
  if (isHidden) context.report({ node, messageId: "hidden", data: { name } });
  const isNested = ancestors.some((above) => above.type === "CallExpression" && Object.hasOwn(TRANSLATING, nameOf(above.callee)));
  if (isNested) context.report({ node, messageId: "nested", data: { name } });
  checkValues(context, node, texts.map((text) => text.value));
}

function checkValues(context, node, texts) {
  const values = node.arguments[texts.length === 1 ? 1 : 3];
  if (values && values.type !== "ObjectExpression") return;
  const given = listNames((values?.properties ?? []).map(keyOf));
  const wanted = listNames(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name)));
  if (given !== wanted) context.report({ node, messageId: "values", data: { text: texts[0], wanted, given } });
}

const listNames = (names) => [...new Set(names)].sort().join(", ") || "none";

const keyOf = ({ key }) => key?.name ?? key?.value;

const nameOf = (node) => node.property?.name ?? node.name;
