import { z } from "zod";
import { asEntered, decimalText, statedRelation } from "./figure.ts";
import { authorityCode, noParams } from "./parameter.ts";
import { PATHS } from "./paths.ts";
import { route } from "./route.ts";
import { listRelations } from "./value.ts";

const [relationExample] = listRelations.example.items;

/** A printed statement that its operands contradict. */
export const listErrata = route({
  path: PATHS.errata,
  tag: "erratum",
  action: "figure.read",
  summary: "Chỗ văn bản in chưa khớp với chính các số của nó, kèm số tính lại",
  params: noParams,
  query: z.strictObject({ authority: authorityCode.optional() }),
  reply: z.object({
    counts: z.object({ total: z.int(), error: z.int(), rounding: z.int() }),
    items: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(["percent", "total", "balance"]),
        weight: z.enum(["error", "rounding"]),
        indicator: z.string().nullable(),
        name: z.string(),
        stated: decimalText.nullable(),
        entered: asEntered.nullable(),
        computed: decimalText.nullable(),
        unit: z.string(),
        explanation: z.string(),
        note: z.string(),
        relation: statedRelation,
      }),
    ),
  }),
  problems: ["AUTHORITY_UNKNOWN", "AUTHORITY_NEEDED"],
  example: {
    counts: { total: relationExample ? 1 : 0, error: relationExample ? 1 : 0, rounding: 0 },
    items: relationExample
      ? [
          {
            code: "E01",
            kind: "percent",
            weight: "error",
            indicator: "mau.dien-tich",
            name: "Diện tích mẫu",
            stated: "95.9",
            entered: { text: "95,9", value: "95.9", unit: "%", unitCode: "percent", decimals: 1 },
            computed: "97.7",
            unit: "%",
            explanation: "Văn bản in 95,9 %; tính lại 97,7 %.",
            note: "",
            relation: relationExample,
          },
        ]
      : [],
  },
});
