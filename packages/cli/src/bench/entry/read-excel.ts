import { readFileSync } from "node:fs";
import { checkSheet } from "@kehoach/core/form/check-entries";
import { openSheet } from "@kehoach/core/form/open-sheet";
import { mergeEntries, toEntries } from "@kehoach/core/form-import/to-entries";
import { importFormCapped } from "@kehoach/documents/form/read-form-file";
import { makeExcelForm } from "./excel-form.ts";

/** A process of its own, so that its memory is that of this work alone: reads a file as the server does, checks what it would enter, prints how long. */
const [path = ""] = process.argv.slice(2);
const given = makeExcelForm(false);
const started = performance.now();
const taken = await importFormCapped({
  file: { name: path, bytes: new Uint8Array(readFileSync(path)) },
  given,
  answers: new Map(),
});
if (!taken.ok) throw new Error(JSON.stringify(taken.problems.slice(0, 3)));
const saves = toEntries(taken.value);
checkSheet(openSheet(given.given), mergeEntries(given.entries, saves));
process.stdout.write(`${JSON.stringify({ ms: performance.now() - started, cells: saves.length })}\n`);
