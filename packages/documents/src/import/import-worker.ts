import { parentPort, workerData } from "node:worker_threads";
import type { ImportKind } from "@kehoach/core/import/columns";
import { type ImportFile, readImport } from "./read-import.ts";

// The one sender is readImportCapped, which gives exactly these.
const { kind, ...file } = workerData as ImportFile & { readonly kind: ImportKind };
parentPort?.postMessage(await readImport(kind, file), []);
