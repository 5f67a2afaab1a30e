import { parentPort, workerData } from "node:worker_threads";
import { type FormFileTask, importForm, type SentFile } from "./read-form-file.ts";

// The one sender is importFormCapped, which gives exactly these.
const { given, answers, ...file } = workerData as SentFile & Omit<FormFileTask, "file">;
parentPort?.postMessage(await importForm({ file, given, answers }), []);
