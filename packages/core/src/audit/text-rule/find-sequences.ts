import type { Remark } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { findDocumentOrder } from "./find-document-order.ts";
import { findImpossibleDates } from "./find-impossible-dates.ts";
import { findNoteOrder } from "./find-note-order.ts";
import { findNumbering } from "./find-numbering.ts";

/**
 * What should go up by one, or never fall: list marks, footnotes, papers of one body against their dates, dates and periods. At
 * most a review; a whole sequence is told too, so that silence means something.
 *
 * @rule Q133 Q134 Q135 Q136 Q137 Q138
 */
export function findSequences(reading: Reading): readonly Remark[] {
  return [...findNumbering(reading), ...findNoteOrder(reading), ...findDocumentOrder(reading), ...findImpossibleDates(reading)];
}
