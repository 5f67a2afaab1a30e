import { parentPort, workerData } from "node:worker_threads";
import { type AnnexFile, readAnnex } from "./read-annex.ts";

// The one sender is readAnnexCapped, which gives exactly this.
const file = workerData as AnnexFile;
parentPort?.postMessage(await readAnnex(file), []);
