import { type RawBuilder, sql } from "kysely";
import type { Tx } from "./transaction.ts";

/** The marks that ASCII has for this, between fields and between records: no code, number or day holds them. */
const [FIELD, RECORD] = ["\u001f", "\u001e"];

type Columns = Readonly<Record<string, RawBuilder<unknown>>>;
type Row<Of extends Columns> = { readonly [Name in keyof Of]: Of[Name] extends RawBuilder<infer Type> ? Type : never };
/** As many texts as columns were asked for. */
type Packed<Each extends readonly unknown[]> = { readonly [At in keyof Each]: string };

/**
 * Hundreds of small rows that differ in a few columns only: what they have in common stands once, beside the rest of them as one text. Read
 * field by field, a thousand rows take this process longer than finding them takes the database, and there is one of us beside many of it.
 *
 * @param common  columns that most rows share, by their names
 * @param each    of codes, numbers and days. Null comes as an empty text: ask of none that holds both.
 * @param rest    `from` and all that follows
 * @returns       groups in any order, and their rows in any order
 */
export async function selectPacked<const Common extends Columns, const Each extends readonly RawBuilder<unknown>[]>(
  tx: Tx,
  common: Common,
  each: Each,
  rest: RawBuilder<unknown>,
): Promise<readonly { readonly common: Row<Common>; readonly rows: readonly Packed<Each>[] }[]> {
  const named = Object.entries(common).map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
  const fields = each.map((column) => sql`coalesce(${column}::text, '')`);
  const found = await sql<Row<Common> & { readonly packed: string }>`
    select ${sql.join(named)}, string_agg(${sql.join(fields, sql` || chr(31) || `)}, chr(30)) as packed ${rest}
    group by ${sql.join(named.map((_, at) => sql.lit(at + 1)))}`.execute(tx);
  return found.rows.map((row) => ({
    common: row,
    rows: row.packed.split(RECORD).map((one) => one.split(FIELD) as Packed<Each>), // the statement joined as many
  }));
}
