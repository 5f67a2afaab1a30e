import { type Arguments, readArguments, sayNear } from "../../arguments.ts";
import { say } from "../../language.ts";
import { peakMiB } from "../run-server.ts";
import { BULK, measureApproval } from "../site/approve-rows.ts";
import type { BenchSite } from "../site/bench-site.ts";
import type { FormOf } from "../site/forms.ts";
import { makeSite } from "../site/make-site.ts";
import { measurePlain } from "../site/plain-rows.ts";
import { measureSite } from "../site/run-site.ts";
import { monthOf, type SiteSize, YEAR_BEFORE } from "../site/site-size.ts";
import type { Measure } from "../table.ts";
import { measureDeadline } from "./deadline.ts";
import { measureDoctor } from "./doctor-row.ts";
import { writeEarlierMonths } from "./earlier-months.ts";
import { showBeginning, showStep } from "./progress.ts";
import { measureReads } from "./reads.ts";
import { measureRollUp } from "./roll-up.ts";

/** The country since 1 July 2025, and a form as long as the longest that is sent every month. */
const FULL = { provinces: 34, communes: 3_321, lines: 300, perSector: 10 } as const;
const MOST = { communes: 10_000, lines: 2_000 } as const;
/** Months before the one that is sent: with so many the whole country has three million values. */
const EARLIER = 3;
/** Approved one by one, at most; the others in bulk. */
const ALONE = 75;
const WARM = 15;

/** Approves what the deadline brought: a few forms alone, the others a hundred at a time. */
function approveMonth(site: BenchSite): Promise<readonly Measure[]> {
  const forms = site.cookies.map((_, commune): FormOf => ({ commune, month: EARLIER }));
  const alone = forms.slice(0, Math.min(ALONE, Math.ceil(forms.length / 3)));
  const rest = forms.slice(alone.length);
  const bulks = Array.from({ length: Math.ceil(rest.length / BULK) }, (_, at) => rest.slice(at * BULK, (at + 1) * BULK));
  const step = showStep({ vi: "Duyệt biểu", en: "Approving forms" }, forms.length);
  const warm = Math.min(WARM, alone.length - 1);
  return measureApproval(site, { alone, bulks }, { warm, tell: step.add }).finally(step.end);
}

function earlierPeriods(size: SiteSize): readonly string[] {
  return Array.from({ length: EARLIER }, (_, month) => monthOf(size, month));
}

/** The parts, in the order they are measured in; `approve` approves what `submit` has sent. */
const PARTS = {
  submit: (site) => measureDeadline(site, EARLIER),
  plain: measurePlain,
  approve: approveMonth,
  read: (site) => {
    const values = site.size.communes * site.size.lines * EARLIER;
    return measureReads(site, EARLIER - 1, `${values.toLocaleString("vi-VN")} số`);
  },
  "roll-up": (site) => measureRollUp(site, earlierPeriods(site.size)),
  doctor: measureDoctor,
} as const satisfies Readonly<Record<string, (site: BenchSite) => Promise<readonly Measure[]>>>;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];

const isPart = (name: string): name is Part => name in PARTS;

/** A whole number from one to a limit. @returns a complaint where it is none */
function readCount({ values }: Arguments, flag: "communes" | "values", standing: number, most: number): number | string {
  const text = values.get(flag);
  if (text === undefined) return standing;
  if (/^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
  return say({
    vi: `--${flag} phải là số nguyên từ 1 đến ${most}; đang là “${text}”.`,
    en: `--${flag} must be a whole number from 1 to ${most}; it is “${text}”.`,
  });
}

function readParts({ values }: Arguments): ReadonlySet<Part> | string {
  const asked = values.get("only")?.split(",") ?? NAMES;
  const unknown = asked.find((name) => !isPart(name));
  if (unknown !== undefined)
    return (
      say({
        vi: `--only không có phần “${unknown}”; các phần là ${NAMES.join(", ")}.`,
        en: `--only knows no part “${unknown}”; the parts are ${NAMES.join(", ")}.`,
      }) + sayNear(unknown, NAMES)
    );
  return new Set(asked.filter(isPart));
}

/** `kehoach bench month`: a month of a whole country, from the deadline to totals that were verified, in one run on this machine. */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({
    vi: "kehoach bench month [--communes SỐ] [--values SỐ] [--only PHẦN,…] [--json TỆP]",
    en: "kehoach bench month [--communes NUMBER] [--values NUMBER] [--only PART,…] [--json FILE]",
  });
  const flags = ["communes", "values", "only", "json"];
  const given = readArguments(args, { valued: flags, bare: [], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    console.log(
      say({
        vi: `Dựng một cơ quan ${FULL.communes} xã ở ${FULL.provinces} tỉnh, mỗi xã một biểu ${FULL.lines} số (--communes, --values để nhỏ hơn), với ${EARLIER} tháng trước đã có số; rồi đo: submit (mọi xã gửi lúc hạn), plain (cùng hàng bằng SQL thường), approve (duyệt), read (tổng quan, lĩnh vực, ma trận), roll-up (cộng theo tỉnh, bên DuckDB), doctor (tính lại mọi tổng). --only chỉ đo vài phần. Cỡ đủ mất khoảng nửa giờ và 10 GB đĩa. Mã kết thúc là 1 khi có phép đo vượt hạn mức.`,
        en: `Makes an authority of ${FULL.communes} communes in ${FULL.provinces} provinces, each with a form of ${FULL.lines} figures (--communes, --values make it smaller) and with ${EARLIER} earlier months; then measures: submit (all send at the deadline), plain (the same rows by plain SQL), approve, read (overview, sectors, matrix), roll-up (sums by province, beside DuckDB), doctor (every total made anew). --only measures some parts. In full it takes half an hour and 10 GB of disk. Ends with 1 when a measure is over its budget.`,
      }),
    );
    return 0;
  }
  const communes = readCount(given, "communes", FULL.communes, MOST.communes);
  const lines = readCount(given, "values", FULL.lines, MOST.lines);
  const parts = readParts(given);
  if (typeof communes === "string" || typeof lines === "string" || typeof parts === "string") {
    for (const one of [communes, lines, parts]) if (typeof one === "string") console.error(one);
    return 2;
  }
  const provinces = Math.min(FULL.provinces, Math.ceil(communes / 3));
  const size: SiteSize = { provinces, communes, lines, perSector: FULL.perSector, firstYear: YEAR_BEFORE };
  const make = (data: string) => {
    const before = communes * lines * EARLIER;
    showBeginning({
      vi: `Dựng cơ quan và ${before} số của ${EARLIER} tháng trước…`,
      en: `Making the authority and ${before} values…`,
    });
    return makeSite(data, size, 1, (owner) => writeEarlierMonths(owner, size, EARLIER));
  };
  return measureSite({ size, make, json: given.values.get("json") }, async (site, restMiB) => {
    const measures: Measure[] = [];
    for (const name of NAMES) {
      // What is approved has to be sent, whether or not that is asked for.
      if (!parts.has(name) && !(name === "submit" && parts.has("approve"))) continue;
      const measured = await PARTS[name](site);
      if (parts.has(name)) measures.push(...measured);
    }
    return [
      ...measures,
      { name: "Bộ nhớ lúc nghỉ", value: restMiB, unit: "MiB", budget: 250, note: "tiến trình Node, không tính PostgreSQL" },
      { name: "Bộ nhớ cao nhất khi tải", value: peakMiB(site.pid), unit: "MiB", budget: 600 },
    ];
  });
}
