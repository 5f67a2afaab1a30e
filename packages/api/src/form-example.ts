import type { FormEntry } from "@kehoach/core/pack/form-edits";
import type { RegimeEntry } from "@kehoach/core/pack/regimes";

/** A form and a regime with made-up codes, for the documentation of the API. */
export const FORM_ENTRY_EXAMPLE: FormEntry = {
  code: "bieu-01",
  number: "01/KTXH-T",
  name: "Tình hình sản xuất",
  columns: [
    { code: "now", kind: "actual", entered: true },
    { code: "cumulative", kind: "actual", span: "cumulative" },
  ],
  rows: [
    { mark: "I", heading: "Lĩnh vực mẫu" },
    { mark: "1", level: 1, indicator: "mau.dien-tich" },
  ],
};

export const REGIME_ENTRY_EXAMPLE: RegimeEntry = {
  code: "thang",
  name: "Báo cáo tháng",
  form: "bieu-01",
  reporters: [{ level: "commune" }],
  periods: "month",
  startsOn: "2031-01-01",
  deadlines: [{ days: 3, of: "working" }],
  approval: ["sectors", "whole"],
};
