import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeDemoFiles } from "./demo-files.ts";

// Makes the figures of the made-up district anew, after a change of tools/demo-figures.ts; a test holds the files and the figures together.
for (const [file, text] of writeDemoFiles()) {
  const path = join("packs/minh-hoa-2023", file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
