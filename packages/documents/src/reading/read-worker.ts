import { parentPort, workerData } from "node:worker_threads";
import { readReport } from "./read-report.ts";

// The one sender is readReportCapped, which gives exactly these two.
const { name, bytes } = workerData as { readonly name: string; readonly bytes: Uint8Array };
parentPort?.postMessage(await readReport(name, bytes), []);
