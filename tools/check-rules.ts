import { compareRules, findDefinedRules, findTestedRules } from "./rule-ids.ts";
import { finish, listFiles, readSource } from "./source-files.ts";

const defined = listFiles("docs/rules", (path) => path.endsWith(".md")).flatMap((path) =>
  findDefinedRules(readSource(path)).map((rule) => ({ path, ...rule })),
);
const tests = ["packages", "test", "e2e"].flatMap((folder) => listFiles(folder, (path) => /\.test\.tsx?$/.test(path)));
const tested = tests.flatMap((path) => findTestedRules(readSource(path)).map((rule) => ({ path, ...rule })));
finish("rules", compareRules(defined, tested), `${new Set(defined.map((rule) => rule.id)).size} rules, each with a test`);
