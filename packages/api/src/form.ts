import type { FormEntry } from "@kehoach/core/pack/form-edits";
import type { RegimeEntry } from "@kehoach/core/pack/regimes";
import { z } from "zod";
import { act } from "./act.ts";
import { FORM_ENTRY_EXAMPLE, REGIME_ENTRY_EXAMPLE } from "./form-example.ts";
import { authorityCode, code, isoDate, noParams } from "./parameter.ts";
import { ACT_PATHS, PATHS } from "./paths.ts";
import { route } from "./route.ts";

/** The largest form somebody makes: more lines than any annex has. */
const MAX_ROWS = 2000;
const MAX_COLUMNS = 60;
const MAX_RULES = 500;
const items = (most: number) => z.array(z.looseObject({})).max(most);

const anyForm = z
  .looseObject({
    code: z.string().min(1).max(100),
    name: z.string().min(1).max(500),
    columns: items(MAX_COLUMNS),
    rows: items(MAX_ROWS),
    rules: items(MAX_RULES).optional(),
  })
  .describe("Biểu mẫu, như trong tệp forms/<mã>.yaml của gói (docs/goi.md)");
const anyRegime = z
  .looseObject({ code: z.string().min(1).max(100), name: z.string().min(1).max(500), reporters: items(MAX_ROWS) })
  .describe("Chế độ báo cáo, như trong tệp regimes.yaml của gói (docs/goi.md)");
// The rest of an entry is read by the reader of packs, which tells what is wrong and where; here only its size is.
const formEntry = anyForm as unknown as z.ZodType<FormEntry, FormEntry>;
const regimeEntry = anyRegime as unknown as z.ZodType<RegimeEntry, RegimeEntry>;

const mark = z.string().min(1).max(100).describe("Dấu của bản đã đọc; lần sửa gửi lại dấu ấy");
const setBy = z.object({
  pack: z.string(),
  name: z.string(),
  own: z.boolean().describe("Lập trên màn hình, nên sửa trên màn hình được"),
});

const formLine = z.object({
  code: z.string(),
  number: z.string().nullable(),
  name: z.string(),
  figures: z.int().describe("Số dòng chỉ tiêu"),
  columns: z.int(),
  setBy,
});
export type FormLineJson = z.output<typeof formLine>;

const regimeItem = z.object({
  regime: regimeEntry,
  mark,
  setBy,
  begun: z.boolean().describe("Đã có nơi nhập phiếu theo chế độ này"),
});
export type RegimeItemJson = z.output<typeof regimeItem>;

const EXAMPLE_SET_BY = { pack: "tai-cho-mau", name: "Nhập tại chỗ: Cơ quan mẫu", own: true };
const EXAMPLE_REGIME = { regime: REGIME_ENTRY_EXAMPLE, mark: "b1946ac92492d234", setBy: EXAMPLE_SET_BY, begun: false };
const ASKED = ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"] as const;

export const listForms = route({
  path: PATHS.forms,
  tag: "form",
  action: "submission.read",
  summary: "Các biểu mẫu và chế độ báo cáo của cơ quan, do gói nào đặt",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({ authority: z.string(), forms: z.array(formLine), regimes: z.array(regimeItem) }),
  problems: ASKED,
  example: {
    authority: "mau",
    forms: [{ code: "bieu-01", number: "01/KTXH-T", name: "Tình hình sản xuất", figures: 30, columns: 9, setBy: EXAMPLE_SET_BY }],
    regimes: [EXAMPLE_REGIME],
  },
});

export const getForm = route({
  path: PATHS.form,
  tag: "form",
  action: "submission.read",
  summary: "Một biểu mẫu với tên và đơn vị của từng dòng, và các chế độ dùng nó",
  params: z.strictObject({ code }),
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    authority: z.string(),
    form: formEntry,
    mark,
    setBy,
    begun: z.boolean().describe("Đã có nơi nhập phiếu theo biểu này"),
    lines: z.array(z.object({ key: z.string(), label: z.string(), unit: z.string().nullable() })),
    regimes: z.array(regimeItem),
  }),
  problems: [...ASKED, "FORM_UNKNOWN"],
  example: {
    authority: "mau",
    form: FORM_ENTRY_EXAMPLE,
    mark: "b1946ac92492d234",
    setBy: EXAMPLE_SET_BY,
    begun: false,
    lines: [{ key: "mau.dien-tich", label: "Diện tích mẫu", unit: "ha" }],
    regimes: [EXAMPLE_REGIME],
  },
});

export const getFormCatalogue = route({
  path: PATHS.formCatalogue,
  tag: "form",
  action: "form.manage",
  summary: "Mọi thứ dùng để lập biểu: lĩnh vực, chỉ tiêu, phân tổ, đơn vị tính, địa bàn, ngày nghỉ, danh mục chỉ tiêu từng năm",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    authority: z.string(),
    home: z.string().describe("Mã hoặc khóa địa bàn của cơ quan"),
    today: isoDate,
    sectors: z.array(z.object({ code: z.string(), name: z.string(), section: z.string() })).describe("Theo thứ tự của báo cáo"),
    indicators: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        unit: z.string(),
        decimals: z.int(),
        nature: z.enum(["flow", "stock", "ratio", "count", "index"]),
        formula: z.string().nullable(),
        dimensions: z.array(z.string()).describe("Các chiều mà phân tổ của nó cộng lại bằng tổng"),
      }),
    ),
    dimensions: z.array(
      z.object({ code: z.string(), name: z.string(), items: z.array(z.object({ code: z.string(), name: z.string() })) }),
    ),
    units: z.array(
      z.object({ code: z.string(), name: z.string(), dimension: z.string(), factor: z.string(), whole: z.boolean() }),
    ),
    places: z.array(
      z.object({
        key: z.string(),
        parent: z.string().nullable(),
        kind: z.enum(["territory", "agency"]),
        level: z.enum(["country", "province", "district", "commune", "agency"]),
        type: z.string(),
        name: z.string(),
        validTo: z.string().nullable(),
      }),
    ),
    holidays: z.array(z.object({ date: z.string(), kind: z.enum(["off", "worked"]), name: z.string() })),
    papers: z.array(z.object({ code: z.string(), title: z.string() })),
    headlines: z
      .array(
        z.object({
          year: z.int(),
          indicators: z.array(z.string()),
          within: z
            .array(z.object({ indicator: z.string(), whole: z.string(), ofWhich: z.boolean() }))
            .describe("Chỉ tiêu nào thuộc chỉ tiêu nào, như văn bản giao in"),
        }),
      )
      .describe("Mới nhất trước"),
    taken: z.object({ forms: z.array(z.string()), regimes: z.array(z.string()) }).describe("Các mã đã dùng"),
  }),
  problems: ASKED,
  example: {
    authority: "mau",
    home: "M01",
    today: "2031-06-20",
    sectors: [{ code: "mau", name: "Lĩnh vực mẫu", section: "II.1" }],
    indicators: [
      { code: "mau.dien-tich", name: "Diện tích mẫu", unit: "ha", decimals: 1, nature: "flow", formula: null, dimensions: [] },
    ],
    dimensions: [],
    units: [{ code: "ha", name: "ha", dimension: "area", factor: "10000", whole: false }],
    places: [
      {
        key: "M01@2000-01-01",
        parent: null,
        kind: "territory",
        level: "district",
        type: "huyện",
        name: "Mẫu",
        validTo: null,
      },
    ],
    holidays: [{ date: "2031-09-02", kind: "off", name: "Quốc khánh" }],
    papers: [],
    headlines: [{ year: 2031, indicators: ["mau.dien-tich"], within: [] }],
    taken: { forms: ["bieu-01"], regimes: ["thang"] },
  },
});
export type FormCatalogueJson = z.output<typeof getFormCatalogue.reply>;

const BODY = { authority: authorityCode.optional() } as const;
const params = z.strictObject({ code });
const made = z.object({ code: z.string(), mark });
const EXAMPLE_MADE = { code: "bieu-01", mark: "b1946ac92492d234" };
const gone = z.object({ code: z.string() });
const PROBLEMS = [
  ...ASKED,
  "FORM_UNKNOWN",
  "REGIME_UNKNOWN",
  "FORM_CODE_TAKEN",
  "FORM_OF_PACK",
  "REGIME_OF_PACK",
  "FORM_CHANGED",
  "FORM_ENTRY",
  "FORM_ANSWERED",
  "FORM_ASKED",
  "REGIME_BEGUN",
  "FORM_PACK",
] as const;

export const makeForm = act({
  ...ACT_PATHS.makeForm,
  tag: "form",
  action: "form.manage",
  summary: "Lập một biểu mẫu, kèm chế độ báo cáo dùng nó nếu có; cả hai cùng được ghi hoặc cùng không",
  params: noParams,
  body: z.strictObject({ ...BODY, form: formEntry, regime: regimeEntry.optional() }),
  reply: made,
  problems: PROBLEMS,
  example: { body: { form: FORM_ENTRY_EXAMPLE, regime: REGIME_ENTRY_EXAMPLE }, reply: EXAMPLE_MADE },
});

export const changeForm = act({
  ...ACT_PATHS.changeForm,
  tag: "form",
  action: "form.manage",
  summary: "Sửa một biểu mẫu đã lập trên màn hình; phiếu đã gửi giữ nguyên biểu của nó",
  params,
  body: z.strictObject({ ...BODY, mark, form: formEntry }),
  reply: made,
  problems: PROBLEMS,
  example: { body: { mark: "b1946ac92492d234", form: FORM_ENTRY_EXAMPLE }, reply: EXAMPLE_MADE },
});

export const removeForm = act({
  ...ACT_PATHS.removeForm,
  tag: "form",
  action: "form.manage",
  summary: "Bỏ một biểu mẫu mà không chế độ nào dùng",
  params,
  body: z.strictObject({ ...BODY, mark }),
  reply: gone,
  problems: PROBLEMS,
  example: { body: { mark: "b1946ac92492d234" }, reply: { code: "bieu-01" } },
});

export const makeRegime = act({
  ...ACT_PATHS.makeRegime,
  tag: "form",
  action: "form.manage",
  summary: "Lập một chế độ báo cáo cho một biểu mẫu đã có",
  params: noParams,
  body: z.strictObject({ ...BODY, regime: regimeEntry }),
  reply: made,
  problems: PROBLEMS,
  example: { body: { regime: REGIME_ENTRY_EXAMPLE }, reply: { ...EXAMPLE_MADE, code: "thang" } },
});

export const changeRegime = act({
  ...ACT_PATHS.changeRegime,
  tag: "form",
  action: "form.manage",
  summary: "Sửa một chế độ báo cáo: nơi gửi, hạn, gia hạn; đã có phiếu thì giữ biểu, kỳ, lịch",
  params,
  body: z.strictObject({ ...BODY, mark, regime: regimeEntry }),
  reply: made,
  problems: PROBLEMS,
  example: {
    body: { mark: "b1946ac92492d234", regime: REGIME_ENTRY_EXAMPLE },
    reply: { ...EXAMPLE_MADE, code: "thang" },
  },
});

export const endRegime = act({
  ...ACT_PATHS.endRegime,
  tag: "form",
  action: "form.manage",
  summary: "Kết thúc một chế độ báo cáo: kỳ bắt đầu từ ngày ấy trở đi không phải gửi nữa",
  params,
  body: z.strictObject({ ...BODY, mark, day: isoDate }),
  reply: made,
  problems: PROBLEMS,
  example: { body: { mark: "b1946ac92492d234", day: "2032-01-01" }, reply: { ...EXAMPLE_MADE, code: "thang" } },
});

export const removeRegime = act({
  ...ACT_PATHS.removeRegime,
  tag: "form",
  action: "form.manage",
  summary: "Bỏ một chế độ báo cáo mà chưa nơi nào nhập phiếu",
  params,
  body: z.strictObject({ ...BODY, mark }),
  reply: gone,
  problems: PROBLEMS,
  example: { body: { mark: "b1946ac92492d234" }, reply: { code: "thang" } },
});
