import type { Decimal } from "../../quantity/decimal.ts";
import type { Span } from "../document.ts";

/**
 * The words after a number that say what it counts or measures. `key` compares: two figures measure alike when their dimensions are
 * the same, and count alike when their keys are ("trường mầm non" and "trường" share the head noun `trường`).
 */
export type FigureUnit = {
  /** As printed: "triệu đồng", "tạ/ha", "hồ sơ"; "" when none is printed. */
  readonly text: string;
  /** As it stands, without its scale word: "đồng" of "triệu đồng", "lượt người". */
  readonly name: string;
  /** What compares: the unit without its scale word, folded: "đồng", "tạ/ha", "hồ sơ", "%", "điểm %", "". */
  readonly key: string;
  /** "money", "area", "mass", "length", "volume", "percent", "point", "energy", "time", …; "count" for a counted noun; "" for none. A rate ("tạ/ha") is its key. */
  readonly dimension: string;
  /** How many base units of the dimension one of `key` is: ha 10000 (m²), tấn 1000 (kg); 1 for counts. The scale word is apart. */
  readonly factor: Decimal;
  /** A multi-word noun phrase printed after a counted noun, folded, up to the end of the phrase: "trường mầm non"; "" otherwise. */
  readonly noun: string;
};

/** What the words before a number do to its exactness. */
export type Hedge = "over" | "under" | "about" | "at-least" | "at-most";

/** Words that stand with a figure and are not about exactness. */
export type Qualifier =
  | Hedge
  | "estimate"
  | "cumulative"
  | "preliminary"
  | "official"
  | "target"
  | "average"
  | "total"
  | "remaining"
  | "threshold";

/** Why a number can not be read with certainty. */
export type Ambiguity = "group-or-decimal" | "bad-group" | "colloquial" | "spaced";

/** A figure of a passage. The number is `value` × 10^`scale` of `unit.key`; its last printed place is 10^(`scale` − `decimals`). */
export type Figure = {
  /** "F12", in document order. */
  readonly id: string;
  /** Index of the passage (or of the cell's passage) in the reading. */
  readonly passage: number;
  /** The number alone, scale words included only when they are inside it ("3 tỷ 200 triệu"); in the passage's clean text. */
  readonly span: Span;
  /** Where its unit (or scale word) ends in the clean text; span.end if none is printed. */
  readonly unitEnd: number;
  /** Where the words that hedge or qualify it begin in the clean text; span.start if none. */
  readonly start: number;
  /** As printed, of `span`. */
  readonly text: string;
  readonly value: Decimal;
  readonly scale: number;
  readonly decimals: number;
  readonly unit: FigureUnit;
  readonly hedge?: Hedge;
  readonly qualifiers: readonly Qualifier[];
  readonly ambiguous?: Ambiguity;
  /** Written in words: "hai", "ba mươi". */
  readonly inWords?: boolean;
};

/** A number that measures nothing: a date, a document's number, an article, a name. */
export type NonQuantityReason =
  | "date"
  | "period"
  | "time"
  | "document-number"
  | "article"
  | "enumeration"
  | "name"
  | "rank"
  | "phone"
  | "code"
  | "map-scale"
  | "ordinal"
  | "rate-base"
  | "malformed";

export type NonQuantity = {
  readonly passage: number;
  readonly span: Span;
  readonly text: string;
  readonly reason: NonQuantityReason;
};

/** A percentage or a number of percentage points. */
export function isPercent(figure: Figure): boolean {
  return figure.unit.dimension === "percent" || figure.unit.dimension === "point";
}
