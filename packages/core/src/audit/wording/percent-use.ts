import type { Span } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";

/**
 * What the words around a percentage say it is: of a plan, a share of a whole, "đạt p%" of either, a ratio to an earlier period, a
 * change, or a bare one in brackets. `base` is what the words after it name ("tổng số hộ nghèo toàn tỉnh").
 */
export type PercentUse = {
  readonly kind: "plan" | "share" | "reach" | "ratio" | "change" | "bracket" | "none";
  readonly direction?: "up" | "down";
  /** "vượt" and "thấp hơn chỉ tiêu" measure from a plan. */
  readonly over?: "plan" | "base";
  /** The words say that it is a share: "chiếm", "tỷ lệ". */
  readonly shareWord: boolean;
  readonly base: string;
  readonly cue: Span;
};

const FILL =
  "(?:\\s*(?:hơn|trên|gần|khoảng|xấp xỉ|chừng|ước|chỉ|mới|đều|là|:|được|chung|với|tới|đạt|trung bình|bình quân|dưới|thêm|khoảng|-))*\\s*$";
/** "cao hơn cùng kỳ năm trước 5,2%". */
const EARLIER = " (?:so với )?(?:cùng kỳ|năm trước|kỳ trước)(?: năm (?:trước|ngoái|20\\d{2}))?";
const UP = new RegExp(
  `(?<!giá trị gia)(?:^|[\\s(,;])(tăng|vượt|cao hơn|lớn hơn|nhiều hơn|nhanh hơn)(?: trưởng| nhẹ| mạnh| kế hoạch| chỉ tiêu| mức|${EARLIER})?${FILL}`,
  "u",
);
const DOWN = new RegExp(`(?:^|[\\s(,;])(giảm|thấp hơn|ít hơn|kém|hụt|thiếu)(?: nhẹ| mạnh| sâu|${EARLIER})?${FILL}`, "u");
const SHARE = new RegExp(`(chiếm|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)${FILL}`, "u");
const REACH = new RegExp(
  `(đạt|bằng|được|hoàn thành|thực hiện|tương đương|tương ứng|tức|=)(?: với)?(?: tỷ lệ| tỉ lệ| mức)?${FILL}`,
  "u",
);
const PLAN =
  /^\s*(?:so với |so |của |trên |theo )?(?:tổng |số )?(?:kế hoạch|kh(?![\p{L}\d])|dự toán|dt(?![\p{L}\d])|chỉ tiêu|ct(?![\p{L}\d])|nghị quyết|nq(?![\p{L}\d])|mục tiêu|kịch bản|tiến độ|nhiệm vụ|hạn mức)/u;
const PERIOD =
  /^\s*\)?\s*(?:so )?(?:với )?(?:cùng kỳ|cùng thời điểm|năm (?:trước|ngoái|\d)|tháng|quý|đầu năm|cuối năm|đầu kỳ|thời điểm|giai đoạn|nhiệm kỳ|vụ trước|kỳ trước|lần rà soát)/u;

/** "dân số (dân số …", "tổng số hộ (15.310 hộ". */
const NAMED_IN_BRACKET = /^\s*(?:tổng |số )*(\p{L}[^(),;.]{1,30}?)\s*\(\s*(?:tổng |số )*\1/u;

/** Where the words after a percentage go on to something else than what it is of. */
const OTHER_WORDS = /(?:^|\s)(?:tương đương|tương ứng|tức|và|tăng|giảm|đạt|nhưng|còn|do|nhờ|trong đó|gồm)(?!\p{L}).*$/u;

/** Reads the words around the percentage at `order`. @rule Q163 */
export function readPercentUse(passage: Passage, order: number, figure: Figure): PercentUse {
  const from = passage.figures[order - 1]?.unitEnd ?? 0;
  const window = passage.text.slice(from, figure.span.start).toLowerCase();
  const until = passage.figures[order + 1]?.start ?? passage.text.length;
  const after = passage.text.slice(figure.unitEnd, Math.max(figure.unitEnd, until)).toLowerCase();
  const base = (/^\s*(?:so với |so |trên |trong |của )?([^,;:.()]*)/u.exec(after)?.[1] ?? "").replace(OTHER_WORDS, "").trim();
  const ofPlan = PLAN.test(after);
  const cue = (kind: PercentUse["kind"], match: RegExpExecArray | null, more: Partial<PercentUse> = {}): PercentUse => ({
    kind,
    shareWord: SHARE.test(window),
    base,
    cue: { start: match ? from + match.index : figure.start, end: figure.unitEnd },
    ...more,
  });
  const level = /(?:còn|xuống|lên|từ)\s*(?:còn\s*)?$/u.test(window.replace(/(?:hơn|gần|khoảng|trên)\s*$/u, ""));
  if (!level) {
    const up = UP.exec(window);
    const down = DOWN.exec(window);
    if (up && (!down || up.index >= down.index)) return cue("change", up, { direction: "up", over: ofPlan ? "plan" : "base" });
    if (down) return cue("change", down, { direction: "down", over: ofPlan ? "plan" : "base" });
    const signed = figure.text.startsWith("+") ? "up" : figure.text.startsWith("-") ? "down" : undefined;
    if (signed) return cue("change", null, { direction: signed, over: "base" });
  }
  if (level) return cue("none", null);
  // "vượt chỉ tiêu kế hoạch (59%)", "kế hoạch là 75%": the percentage is the plan itself.
  if (/(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết|dự toán)[^,;.()]{0,24}(?:\(|là|:|giao)\s*(?:là |đạt |từ )?$/u.test(window))
    return cue("none", null);
  // "dưới 3%", "đạt từ 50% chỉ tiêu": a threshold.
  if (figure.hedge === "under" && /(?:^|\s)dưới\s*$/u.test(window)) return cue("none", null);
  if (/(?:đạt|mức|có) từ\s*$/u.test(window)) return cue("none", null);
  if (ofPlan) return cue("plan", REACH.exec(window));
  const reach = REACH.exec(window);
  if (PERIOD.test(after) && reach) return cue("ratio", reach);
  const share = SHARE.exec(window);
  if (share?.[1] === "chiếm") return cue("share", share);
  if (reach) return cue("reach", reach);
  if (share) return cue("share", share);
  // "tỷ lệ bao phủ 94,2% dân số (dân số 255.200 người)": the bracket repeats what it is of.
  const named = /(?:tỷ lệ|tỉ lệ)[^,;.()\d]{1,30}$/u.exec(window);
  if (named && NAMED_IN_BRACKET.test(after)) return cue("share", named);
  if (/\(\s*(?:hơn |gần |khoảng |trên )?$/u.test(window)) return cue("bracket", null);
  return cue("none", null);
}
