import type { PageCell, PageRow } from "../sheet-writing/page-sheet.ts";
import { neutralise } from "../sheet-writing/sheet-xml.ts";
import { LOOK, type Looks, line, makeLooks, PERCENT_DIGITS, toFigure, WIDTH } from "./looks.ts";
import { type LaidOut, layOut, sectorRow } from "./pack-sheets.ts";
import type { TotalLine, TotalTable } from "./total-table.ts";
import { TOTAL_WORDS } from "./total-words.ts";

const words = TOTAL_WORDS;
/** Columns that can be read on the width of a page. */
const ON_PAGE = 12;
/** Columns that each place has. */
const COLUMNS = [words.reached, words.target, words.due, words.ofTarget, words.pace] as const;

function toCells({ reached, plan }: TotalLine["plans"][number], looks: Looks): readonly PageCell[] {
  if (plan === undefined) return [toFigure(reached, looks), ...COLUMNS.slice(1).map(() => ({ look: LOOK.blank }))];
  const { target, due, percent, isLimit, isOnCourse } = plan;
  const pace = isLimit ? words.limit : words.course;
  return [
    toFigure(reached, looks),
    toFigure(target, looks),
    toFigure(due, looks),
    toFigure(percent && { value: percent, digits: PERCENT_DIGITS }, looks),
    isOnCourse === undefined ? { look: LOOK.blank } : { look: LOOK.unit, text: isOnCourse ? pace.kept : pace.missed },
  ];
}

/** What each place has reached since the start of the year beside its plan; undefined where there is none. @rule V43 */
export function toPlanSheet(table: TotalTable): LaidOut | undefined {
  const { notice, place, period, known, places } = table;
  const looks = makeLooks();
  const sectors = table.sectors.flatMap(({ name, lines }) => {
    const planned = lines.filter(({ plans }) => plans.length > 0);
    return planned.length === 0 ? [] : [{ name, lines: planned }];
  });
  if (sectors.length === 0) return undefined;
  const heads: readonly (readonly [string, number])[] = [
    [words.label, WIDTH.label],
    [words.unit, WIDTH.unit],
    ...[place, ...places].flatMap((one) => COLUMNS.map((column) => [`${one}: ${column}`, WIDTH.place] as const)),
  ];
  const above: readonly PageRow[] = [
    ...(notice === undefined ? [] : [line(notice, LOOK.quiet)]),
    { ...line(words.planTitle, LOOK.title), points: 24 },
    line(`${words.place}: ${place}`, LOOK.about),
    line(`${words.period}: ${period}, ${words.cumulative}`, LOOK.about),
    ...(known === undefined ? [] : [line(words.known(known), LOOK.about)]),
    line(words.planLegend, LOOK.quiet),
  ];
  const body = sectors.flatMap(({ name, lines }): PageRow[] => [
    sectorRow(name, heads),
    ...lines.map(({ label, unit, plans }) => ({
      cells: [
        { look: LOOK.label, text: neutralise(label) },
        { look: LOOK.unit, text: neutralise(unit) },
        ...plans.flatMap((one) => toCells(one, looks)),
      ],
    })),
  ]);
  return layOut(heads, above, body, Math.ceil(heads.length / ON_PAGE));
}
