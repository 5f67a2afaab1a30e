import type { Reading } from "../reading.ts";
import { readProse } from "./prose-slots.ts";
import { listSections } from "./sections.ts";
import type { Slots } from "./slots.ts";
import { type CellSlots, readCells, sectionOfTable } from "./table-slots.ts";

/** What the words of a document say of each of its figures. */
export type ReadSlots = {
  readonly prose: readonly Slots[];
  readonly cells: readonly CellSlots[];
  readonly byId: ReadonlyMap<string, Slots>;
};

/** Asked for by the descriptions and by the search for mentions; a reading never changes. */
const READ = new WeakMap<Reading, ReadSlots>();

/** The slots of every figure of a document; figures in cells with words of their own are read as prose. @rule Q270 Q276 */
export function listSlots(reading: Reading): ReadSlots {
  const known = READ.get(reading);
  if (known) return known;
  const sections = listSections(reading);
  const cells = reading.tables.flatMap((table) => {
    const section = sectionOfTable(reading, table, sections);
    return section ? readCells(table, section) : [];
  });
  const inCells = new Set(cells.map(({ figure }) => figure.id));
  const prose = reading.passages.flatMap((passage) => {
    const section = sections[passage.index];
    return section && !passage.figures.some(({ id }) => inCells.has(id)) ? readProse(passage, section) : [];
  });
  const byId = new Map<string, Slots>([...prose, ...cells].map((slots) => [slots.figure.id, slots]));
  const read = { prose, cells, byId };
  READ.set(reading, read);
  return read;
}
