import { type SiteSize, YEAR_BEFORE } from "../site/site-size.ts";

/** A province whose communes send a form of three hundred lines every month. */
export const ENTRY_SIZE: SiteSize = { provinces: 0, communes: 115, lines: 300, perSector: 10, firstYear: YEAR_BEFORE };
export const MONTHS = 12;
