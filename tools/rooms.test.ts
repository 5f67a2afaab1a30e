import { expect, test } from "vitest";
import { checkRooms, findImports, type SourceFile } from "./rooms.ts";

const file = (path: string, text: string): SourceFile => ({ path: `packages/${path}`, text });
const faultsOf = (...files: SourceFile[]): string[] => checkRooms(files).faults;

test("a type-only import counts, a comment does not", () => {
  expect(
    findImports('import type { A } from "./a.ts";\n// import "./b.ts";\nconst c = await import("./c.ts");').map(
      (found) => found.specifier,
    ),
  ).toEqual(["./a.ts", "./c.ts"]);
});

test("an import of several lines is seen at the line of its specifier", () => {
  expect(findImports('import {\n  a,\n} from "./a.ts";')).toEqual([{ line: 3, specifier: "./a.ts", dynamic: false }]);
});

test.each([
  ["core imports a room", file("core/src/value/a.ts", 'import { x } from "@kehoach/api/x";'), "core may not import api"],
  ["core imports a package", file("core/src/value/a.ts", 'import { z } from "zod";'), "nothing from outside"],
  ["a chapter cites a later one", file("core/src/quantity/a.ts", 'import type { V } from "../value/value.ts";'), "later chapter"],
  ["web imports the server", file("web/src/app/a.tsx", 'import { x } from "@kehoach/server/main";'), "web may not import server"],
  [
    "a slice imports another's store",
    file("server/src/value/routes.ts", 'import { x } from "../place/store.ts";'),
    'may not import slice "place"',
  ],
  ["platform knows a slice", file("server/src/platform/http.ts", 'import { x } from "../place/read.ts";'), "knows no slice"],
  ["cli imports the server statically", file("cli/src/main.ts", 'import { x } from "@kehoach/server/main";'), "by import() only"],
  ["a clock in core", file("core/src/value/a.ts", "export const now = () => Date.now();"), "a clock"],
  ["a float in core", file("core/src/value/a.ts", "export const f = (s: string) => parseFloat(s);"), "a float"],
  ["a drawer", file("server/src/place/utils.ts", "export const a = 1;"), "a drawer"],
  ["a long file", file("server/src/place/long.ts", "\n".repeat(500)), "split it"],
  ["an import that leads nowhere", file("server/src/place/a.ts", 'import "./gone.ts";'), "leads nowhere"],
])("fault: %s", (_what, source, expected) => {
  expect(faultsOf(source).join("\n")).toContain(expected);
});

test("a circle is drawn", () => {
  const faults = faultsOf(file("core/src/value/a.ts", 'import "./b.ts";'), file("core/src/value/b.ts", 'import "./a.ts";'));
  expect(faults.join()).toContain(
    "circle: packages/core/src/value/a.ts -> packages/core/src/value/b.ts -> packages/core/src/value/a.ts",
  );
});

test("lawful: read of another slice, platform, dynamic server from cli, earlier chapter", () => {
  expect(
    faultsOf(
      file("server/src/report/routes.ts", 'import "../place/read.ts"; \nimport "../platform/db.ts";'),
      file("server/src/place/read.ts", ""),
      file("server/src/platform/db.ts", ""),
      file("cli/src/commands/serve.ts", 'const s = await import("@kehoach/server/main");'),
      file("server/src/main.ts", 'import "./report/routes.ts";'),
      file("core/src/value/a.ts", 'import "../quantity/decimal.ts";'),
      file("core/src/quantity/decimal.ts", ""),
    ),
  ).toEqual([]);
});
