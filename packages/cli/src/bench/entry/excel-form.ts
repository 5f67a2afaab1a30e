import type { Form, FormColumn, FormRow } from "@kehoach/core/form/form";
import { cellOf, type Entries, type Entry } from "@kehoach/core/form/sheet";
import type { FormFileGiven } from "@kehoach/core/form-import/take-form-file";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import type { Period } from "@kehoach/core/period/period";
import { decimal } from "@kehoach/core/quantity/decimal";

/** Lines by columns that are typed: 50,000 cells, as a province's yearly collection of one sector has. */
const LINES = 2_500;
const COLUMNS = 20;
/** A heading over so many lines. */
const GROUP = 25;

const PERIOD: Period = { calendar: "solar", kind: "month", start: "2023-10-01", end: "2023-11-01" };
const KINDS = ["Diện tích", "Năng suất", "Sản lượng", "Giá trị", "Số hộ"];
const CROPS = ["lúa", "ngô", "khoai", "sắn", "đậu", "lạc", "chè", "quế", "hồi", "cam"];

function nameOf(at: number): string {
  return `${KINDS[at % KINDS.length] ?? ""} ${CROPS[Math.floor(at / KINDS.length) % CROPS.length] ?? ""} loại ${Math.floor(at / 50) + 1}`;
}

function toRow(at: number): FormRow {
  const code = `s.i${at}`;
  const mark = String((at % GROUP) + 1);
  const common = { key: code, level: 1, mark, breakdown: [], required: true, entered: true, signed: false } as const;
  return { ...common, kind: "figure", indicator: code };
}

function toIndicator(at: number): Indicator {
  return {
    code: `s.i${at}`,
    name: nameOf(at),
    unit: "ha",
    decimals: 2,
    nature: "flow",
    direction: { kind: "higher" },
    additive: { places: true, time: true, dimensions: [] },
    judgedBy: "own",
  };
}

function toColumn(at: number): FormColumn {
  return { code: `c${at}`, name: `Xã số ${at + 1}`, kind: "actual", span: "period", status: "reported", entered: true };
}

const NUMBERS = Array.from({ length: LINES }, (_, at) => at);

function makeForm(): Form {
  const rows = NUMBERS.flatMap((at): FormRow[] => {
    const heading: FormRow[] =
      at % GROUP === 0 ? [{ key: `nhom-${at}`, kind: "heading", level: 0, mark: "I", label: `Nhóm ${at / GROUP + 1}` }] : [];
    return [...heading, toRow(at)];
  });
  return {
    code: "lon",
    number: "01/LON",
    name: "Biểu năm mươi nghìn ô",
    rows,
    columns: Array.from({ length: COLUMNS }, (_, at) => toColumn(at)),
    rules: [],
    checks: {
      parts: "warn",
      jump: { weight: "warn", times: decimal("3") },
      plan: { weight: "warn", percent: decimal("120") },
      unit: "warn",
    },
  };
}

/** A made-up form of 50,000 cells, all of them typed when `isFilled`. Nothing is drawn by chance. */
export function makeExcelForm(isFilled: boolean): FormFileGiven {
  const form = makeForm();
  const entries = new Map<string, Entry>();
  for (const at of isFilled ? NUMBERS : [])
    for (let column = 0; column < COLUMNS; column += 1)
      entries.set(cellOf(`s.i${at}`, `c${column}`), {
        text: `${((at * 7 + column * 13) % 900) + 100},${((at + column) % 90) + 10}`,
      });
  const given = {
    form,
    period: PERIOD,
    indicators: new Map(NUMBERS.map((at) => [`s.i${at}`, toIndicator(at)])),
    dimensions: [],
    units: new Map([["ha", { code: "ha", name: "ha", dimension: "area", factor: decimal("10000"), whole: false }]]),
    facts: [],
  };
  return {
    given,
    entries: entries satisfies Entries,
    regime: "thang",
    place: "P1@2000-01-01",
    placeName: "xã Một",
    period: "2023-M10",
  };
}
