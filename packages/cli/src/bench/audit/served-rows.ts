import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AUDIT_PATH } from "@kehoach/api/paths";
import { residentMiB, startServer, stopServer } from "../run-server.ts";
import { findPercentile } from "../table.ts";
import type { Row } from "./row.ts";

const POSTS = 15;
const MOST_MS = 500;
const MOST_MIB = 200;

/**
 * A Word file of fifty pages sent to a running server, as a browser or a program sends it: what one waits for its audit, and what
 * the server's process grows by. The first one meets a server that has audited nothing yet, and is told apart.
 */
export async function measureServed(root: string, folder: string, path: string): Promise<readonly Row[]> {
  const body = readFileSync(path);
  const running = await startServer(root, join(folder, "data"));
  try {
    const outputs = new Set<string>();
    const post = async (): Promise<number> => {
      const started = performance.now();
      const reply = await fetch(`${running.base}${AUDIT_PATH}?name=dai.docx&format=json`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body,
      });
      const text = await reply.text();
      const ms = performance.now() - started;
      if (!reply.ok) throw new Error(`POST ${AUDIT_PATH}: ${reply.status} ${text.slice(0, 500)}`);
      outputs.add(text);
      return ms;
    };
    const restMiB = residentMiB(running.pid);
    const firstMs = await post();
    const samples: number[] = [];
    let mostMiB = residentMiB(running.pid);
    for (let turn = 0; turn < POSTS; turn += 1) {
      samples.push(await post());
      mostMiB = Math.max(mostMiB, residentMiB(running.pid));
    }
    const gainedMiB = mostMiB - restMiB;
    const [median, late] = [findPercentile(samples, 0.5), findPercentile(samples, 0.95)];
    const same = outputs.size === 1 ? "các lần trả lời giống hệt nhau" : `${outputs.size} bản trả lời khác nhau`;
    return [
      {
        name: "DOCX 50 trang: máy chủ đang chạy, trung vị",
        measured: `${Math.round(median)} ms`,
        gate: `${MOST_MS} ms`,
        aim: "",
        passed: median <= MOST_MS,
        note: `${POSTS} lần; p95 ${Math.round(late)} ms; lần đầu sau khi khởi động ${Math.round(firstMs)} ms; ${same}`,
        values: { medianMs: median, p95Ms: late, firstMs, outputs: outputs.size },
      },
      {
        name: "DOCX 50 trang: bộ nhớ máy chủ tăng thêm",
        measured: `${Math.round(gainedMiB)} MiB`,
        gate: `${MOST_MIB} MiB`,
        aim: "",
        passed: gainedMiB <= MOST_MIB,
        note: `cao nhất sau ${POSTS + 1} lần; trước đó ${Math.round(restMiB)} MiB`,
        values: { gainedMiB, restMiB },
      },
    ];
  } finally {
    await stopServer(running);
  }
}
