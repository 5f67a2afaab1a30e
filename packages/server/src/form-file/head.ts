import type { Book } from "@kehoach/core/analysis/book";
import { fold } from "@kehoach/core/fold";
import type { FormFileGiven } from "@kehoach/core/form-import/take-form-file";
import { showFullName } from "@kehoach/core/import/place-type";
import { showDateVi } from "@kehoach/core/period/date";
import { lastDay, showPeriod } from "@kehoach/core/period/period";
import { findAbove, nameOffice, nameSeat } from "@kehoach/core/place/office";
import { isSamePlace, type Place, parsePlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { findPlace } from "@kehoach/core/place/tree";
import { showPeriodVi } from "@kehoach/core/words/period-vi";
import type { FormHead, PaperHead } from "@kehoach/documents/form/form-head";
import type { EnteredSheet } from "../submission/read.ts";

type Found = EnteredSheet["found"];

function findHome({ authority, places }: Book, day: string): Place | undefined {
  const living = findPlace(places, authority.place, day);
  if (living.ok) return living.value;
  const key = parsePlaceKey(authority.place);
  return places.find((place) => (key.ok ? isSamePlace(place, key.value) : place.code === authority.place));
}

/** The authority as a sentence names it: capitals are a letterhead's, not the name's. */
function nameAuthority(book: Book, day: string): string {
  const home = findHome(book, day);
  const office = home && nameOffice(home);
  return office !== undefined && fold(office) === fold(book.authority.name) ? office : book.authority.name;
}

/** A submission as files are laid over it. */
export function toFileGiven({ found, given, entries }: EnteredSheet): FormFileGiven {
  const { regime, place, period } = found;
  return {
    given,
    entries,
    regime: regime.code,
    place: showPlaceKey(place),
    placeName: showFullName(place),
    period: showPeriod(period),
  };
}

/** What stands around the table of a form: always Vietnamese, as the paper is. @rule Z21 */
export function toFormHead({ book, place, regime, period, due }: Found): FormHead {
  const { notice } = book.authority;
  return {
    authority: nameAuthority(book, lastDay(period)),
    reporter: nameOffice(place),
    regime: regime.name,
    period: showPeriodVi(period),
    deadline: showDateVi(due.deadline),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** What else a paper says that is signed. @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II @rule Z28 */
export function toPaperHead(found: Found): PaperHead {
  const { book, place } = found;
  const above = findAbove(book.places, place);
  return {
    ...toFormHead(found),
    placeName: nameSeat(book.places, place),
    ...(above === undefined ? {} : { parent: nameOffice(above) }),
    ...(place.kind === "territory" ? { signature: { authority: "TM. ỦY BAN NHÂN DÂN", role: "CHỦ TỊCH" } } : {}),
  };
}

/** What is no letter of a file's name everywhere. */
const NOT_IN_NAMES = /[\\/:*?"<>|]/gu;

/** "Biểu 01-KTXH-T, xã B, tháng 10-2023". */
export function nameFormFile({ found, given }: EnteredSheet): string {
  const { number, code } = given.form;
  const name = `Biểu ${number ?? code}, ${showFullName(found.place)}, ${showPeriodVi(found.period)}`;
  return name.replace(NOT_IN_NAMES, "-");
}
