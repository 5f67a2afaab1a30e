import type { BenchSite } from "../site/bench-site.ts";
import { get, openAgent } from "../site/client.ts";
import { FIRST_DAY, listCodes, monthOf, provinceCode, ROOT } from "../site/site-size.ts";
import { findPercentile, type Measure } from "../table.ts";
import { showBeginning } from "./progress.ts";

/** @source the budgets of design: overview, sector and matrix of one authority with three million values */
const BUDGET_MS = 30;
const TURNS = 100;
const WARM = 10;

/** What a leader of the authority opens: each question one after the other. */
export async function measureReads(site: BenchSite, month: number, values: string): Promise<readonly Measure[]> {
  const { base, approver, size } = site;
  showBeginning({ vi: "Đọc tổng quan, lĩnh vực, ma trận…", en: "Reading overview, sectors, matrix…" });
  const codes = listCodes(size);
  const sectors = [...new Set(codes.map((code) => code.split(".")[0] ?? ""))];
  const sectorAt = (turn: number): string => sectors[turn % sectors.length] ?? "";
  const provinceAt = (turn: number): string => `${provinceCode(turn % size.provinces)}@${FIRST_DAY}`;
  const [year, period] = [size.firstYear, monthOf(size, month)];
  const asked: readonly { readonly name: string; readonly path: (turn: number) => string }[] = [
    { name: "tổng quan cả nước", path: () => `overview?place=${ROOT}&year=${year}` },
    { name: "tổng quan một tỉnh", path: (turn) => `overview?place=${provinceAt(turn)}&year=${year}` },
    { name: "các lĩnh vực", path: () => `sectors?place=${ROOT}&year=${year}` },
    { name: "một lĩnh vực", path: (turn) => `sectors/${sectorAt(turn)}?place=${ROOT}&year=${year}` },
    { name: "ma trận các tỉnh, mọi chỉ tiêu", path: () => `totals?place=${ROOT}&period=${period}` },
    {
      name: "ma trận các tỉnh, một lĩnh vực",
      path: (turn) => `totals?place=${ROOT}&period=${period}&sector=${sectorAt(turn)}`,
    },
    {
      name: "ma trận các xã của một tỉnh, một lĩnh vực",
      path: (turn) => `totals?place=${provinceAt(turn)}&period=${period}&sector=${sectorAt(turn)}`,
    },
    {
      name: "các kỳ của một tỉnh, một lĩnh vực",
      path: (turn) => `totals/periods?place=${provinceAt(turn)}&period=${period}&sector=${sectorAt(turn)}`,
    },
    {
      name: "các kỳ của một chỉ tiêu, từng tỉnh",
      path: (turn) => `totals/periods?place=${ROOT}&period=${period}&indicator=${codes[turn % codes.length] ?? ""}`,
    },
  ];
  const agent = openAgent(1);
  try {
    const measures: Measure[] = [];
    for (const { name, path } of asked) {
      const ms: number[] = [];
      for (let turn = 0; turn < WARM + TURNS; turn += 1) {
        const reply = await get(agent, `${base}/api/v1/${path(turn)}`, approver);
        if (reply.status !== 200) throw new Error(`${path(turn)}: ${reply.status} ${reply.body.slice(0, 400)}`);
        ms.push(reply.ms);
      }
      const timed = ms.slice(WARM);
      const note = `p50 ${findPercentile(timed, 0.5).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ms, ${TURNS} lần`;
      measures.push({
        name: `Đọc ${name}, ${values}, p95`,
        value: findPercentile(timed, 0.95),
        unit: "ms",
        budget: BUDGET_MS,
        note,
      });
    }
    return measures;
  } finally {
    agent.destroy();
  }
}
