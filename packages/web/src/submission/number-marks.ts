import { parseNumberText, swapMarks } from "@kehoach/core/quantity/number-text";
import type { Block } from "../grid/block.ts";

/** A number as English papers print it: "1,234.5", "12.5", "1234". */
const ENGLISH = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
/** Read either way and meaning something else each time: "1,234" is a thousand and more in English, one and a bit here. */
const EITHER = /^-?[1-9]\d{0,2},\d{3}$/;

/**
 * Which way the numbers of a block are written: the Vietnamese way, or not for sure, and then its reader is asked. It is asked when one
 * can only be English, and when all that could tell are of the kind that reads either way.
 */
export function judgeMarks(block: Block): "vi" | "ask" {
  const texts = block.flat().filter((text) => /[.,]/.test(text) && /^-?[\d.,]+$/.test(text));
  const isVietnamese = (text: string): boolean => parseNumberText(text).ok;
  if (texts.some((text) => ENGLISH.test(text) && !isVietnamese(text))) return "ask";
  if (!texts.some((text) => EITHER.test(text))) return "vi";
  const isSure = texts.some((text) => isVietnamese(text) && !ENGLISH.test(text));
  return isSure ? "vi" : "ask";
}

/** Numbers written the English way, written ours: the marks change places. Any other text stays. */
export function toVietnamese(block: Block): Block {
  return block.map((line) => line.map((text) => (ENGLISH.test(text) ? swapMarks(text) : text)));
}
