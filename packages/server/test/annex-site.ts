import type { AnnexReply } from "@kehoach/api/annex";
import type { AnnexChoices } from "@kehoach/api/annex-choices";
import { makeAnnex } from "../../documents/test/make-annex.ts";
import { makePlanSite, type PlanSite } from "./plan-site.ts";
import { makeTarget, makeValue } from "./small-pack.ts";

export type Sent = {
  readonly status: number;
  readonly code: string;
  readonly body: AnnexReply & { readonly detail?: string };
};

export type AnnexSite = PlanSite & {
  readonly send: (
    file: Uint8Array,
    given?: { readonly choices?: AnnexChoices; readonly mark?: string; readonly who?: string; readonly name?: string },
  ) => Promise<Sent>;
  readonly plan: (year: string, who?: string) => Promise<ReturnType<typeof JSON.parse>>;
};

/** A district with one indicator, a figure of 2029 and a target of 2030, and its planners. */
export async function makeAnnexSite(): Promise<AnnexSite> {
  const site = await makePlanSite("2030-12-22", ["Đồng Mây", "Suối Bạc"], {
    values: [makeValue({ period: "2029", entered: "950" })],
    targets: [makeTarget({ period: "2030", entered: "1.000", assigner: "ubnd-huyen" })],
  });
  const { app } = site;
  return {
    ...site,
    send: async (file, { choices, mark, who = "planner", name = "phu-luc.xlsx" } = {}) => {
      const json = Buffer.from(choices === undefined ? "" : JSON.stringify(choices));
      const reply = await app.inject({
        method: "POST",
        url: "/api/v1/import/annex",
        query: {
          name,
          mode: mark === undefined ? "preview" : "apply",
          ...(mark === undefined ? {} : { mark }),
          ...(choices === undefined ? {} : { choices: String(json.length) }),
        },
        headers: { "content-type": "application/octet-stream", cookie: who },
        payload: Buffer.concat([json, Buffer.from(file)]),
      });
      const body = reply.json();
      return { status: reply.statusCode, code: String(body.code ?? ""), body };
    },
    plan: async (year, who = "planner") => (await app.inject({ url: `/api/v1/plans/${year}`, headers: { cookie: who } })).json(),
  };
}

const bold = (text: string) => ({ text, bold: true });

/** A made-up annex as issued: a title, merged headers of two rows, headings, ditto marks, two assigners, communes, last year. */
export function makePaper({ area = "1.200", number = "50/QĐ-UBND" } = {}): Uint8Array<ArrayBuffer> {
  return makeAnnex({
    name: "Phụ lục",
    rows: [
      ["PHỤ LỤC"],
      ["CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2031"],
      [`(Kèm theo Quyết định số ${number} ngày 20 tháng 12 năm 2030 của Ủy ban nhân dân huyện Thử)`],
      ["TT", "Chỉ tiêu", "ĐVT", "Năm 2030", "", "Kế hoạch năm 2031", "", "", "Ghi chú"],
      ["", "", "", "Kế hoạch", "Ước thực hiện", "Huyện giao", "Xã Đồng Mây", "Xã Suối Bạc", ""],
      ["A", "B", "C", 1, 2, 3, 4, 5, 6],
      [bold("I"), bold("TRỒNG TRỌT")],
      ["1", "Diện tích", "ha", 1_000, "1.120,5", area, 700, 500],
      ["-", "Trong đó: Diện tích chè", "nt", "", 300, 320, "-", 320],
      ["2", "Số mô hình khảo nghiệm", "Mô hình", 3, 4, 5, "", "", "mới"],
      [bold("II"), bold("NÔNG THÔN MỚI")],
      ["1", "Tỷ lệ hộ dùng nước sạch", "%", "", "90,5", "5-6"],
    ],
    merges: ["A1:I1", "A2:I2", "A3:I3", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:H4", "I4:I5"],
  });
}
