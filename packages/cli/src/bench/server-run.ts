import { join } from "node:path";
import { makeUpFigures } from "./made-up-figures.ts";
import { listMadeUp } from "./made-up-pack.ts";
import { residentMiB, startServer, stopServer } from "./run-server.ts";
import { findPercentile, type Measure } from "./table.ts";

const REQUESTS = 300;
const CLIENTS = 10;

async function timeRequests(url: string): Promise<number[]> {
  const samples: number[] = [];
  let left = REQUESTS;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const started = performance.now();
      const reply = await fetch(url);
      await reply.arrayBuffer();
      if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
      samples.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return samples;
}

/** One request after another: what a single person waits. */
async function timeOneByOne(urlOf: (turn: number) => string): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < REQUESTS; turn += 1) {
    const url = urlOf(turn);
    const started = performance.now();
    const reply = await fetch(url);
    await reply.arrayBuffer();
    samples.push(performance.now() - started);
    if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  }
  return samples;
}

/** First and second start, the overview's answer, the report's, and memory at rest and after the load. */
export async function measureServer(root: string, folder: string): Promise<Measure[]> {
  const data = join(folder, "data");
  const first = await startServer(root, data);
  await stopServer(first);
  const second = await startServer(root, data);
  try {
    const restMiB = residentMiB(second.pid);
    const authorities: unknown = await (await fetch(`${second.base}/api/v1/authorities`)).json();
    const { place, year } = readDemo(authorities);
    const overview = `${second.base}/api/v1/overview?place=${place}&year=${year}`;
    const alone = await timeOneByOne(() => overview);
    const many = await timeRequests(overview);
    const reportStarted = performance.now();
    const report = await fetch(`${second.base}/api/v1/reports/${year}.docx?place=${place}`);
    await report.arrayBuffer();
    const reportMs = performance.now() - reportStarted;
    return [
      { name: "Khởi động lần đầu (tạo CSDL, nạp gói)", value: first.readyMs, unit: "ms", note: "không tính cài đặt" },
      { name: "Khởi động lần sau", value: second.readyMs, unit: "ms", budget: 4000 },
      { name: "Tổng quan, một người, p50", value: findPercentile(alone, 0.5), unit: "ms", note: `${REQUESTS} lần` },
      { name: "Tổng quan, một người, p95", value: findPercentile(alone, 0.95), unit: "ms", budget: 30 },
      {
        name: `Tổng quan, ${CLIENTS} người cùng lúc, p50`,
        value: findPercentile(many, 0.5),
        unit: "ms",
        note: "chung nhân với người hỏi",
      },
      { name: `Tổng quan, ${CLIENTS} người cùng lúc, p95`, value: findPercentile(many, 0.95), unit: "ms" },
      { name: "Báo cáo DOCX qua API", value: reportMs, unit: "ms", budget: 500 },
      { name: "Bộ nhớ lúc nghỉ", value: restMiB, unit: "MiB", budget: 250, note: "tiến trình Node, không tính PostgreSQL" },
      { name: "Bộ nhớ sau tải", value: residentMiB(second.pid), unit: "MiB", budget: 600 },
    ];
  } finally {
    await stopServer(second);
  }
}

/** The same questions of an authority that is nowhere and has that many figures, at the place and year most asked of and at all of them. */
export async function measureSize(root: string, folder: string, values: number): Promise<Measure[]> {
  const data = join(folder, "size");
  const started = performance.now();
  const made = await makeUpFigures(data, values);
  const madeMs = performance.now() - started;
  const running = await startServer(root, data);
  try {
    const { places, years, sectors } = listMadeUp(values);
    const at = (turn: number): string =>
      `place=${places[(turn * 37) % places.length] ?? ""}&year=${years[turn % years.length] ?? ""}`;
    const ask = (path: string, where: (turn: number) => string) => (turn: number) =>
      `${running.base}/api/v1/${path}?${where(turn)}`;
    const asked = [
      { name: "tổng quan", url: ask("overview", () => at(0)) },
      { name: "tổng quan, mỗi lần một địa bàn và năm khác", url: ask("overview", at) },
      { name: "bảng đánh giá", url: ask("scorecard", at) },
      { name: "lĩnh vực", url: ask("sectors", at) },
      { name: "một lĩnh vực", url: (turn: number) => ask(`sectors/${sectors[turn % sectors.length] ?? ""}`, at)(turn) },
    ];
    const size = `${(made / 1_000_000).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} triệu số liệu`;
    const measures: Measure[] = [{ name: `Dựng ${size}`, value: madeMs, unit: "ms", note: "tạo CSDL, ghi, lập chỉ mục" }];
    for (const { name, url } of asked) {
      await timeOneByOne(url); // the first questions fill the database's memory, as a day's work does
      const samples = await timeOneByOne(url);
      measures.push({ name: `${name}, ${size}, p50`, value: findPercentile(samples, 0.5), unit: "ms" });
      measures.push({ name: `${name}, ${size}, p95`, value: findPercentile(samples, 0.95), unit: "ms", budget: 30 });
    }
    return measures;
  } finally {
    await stopServer(running);
  }
}

/** The demonstration authority's own place and year, from the API: no code of a pack stands here. */
function readDemo(reply: unknown): { place: string; year: string } {
  const text = JSON.stringify(reply);
  const place = /"place":\{"key":"([^"]+)"/.exec(text)?.[1];
  const year = /"years?":\[?(\d{4})/.exec(text)?.[1];
  if (!place || !year) throw new Error(`no authority to measure: ${text}`);
  return { place, year };
}
