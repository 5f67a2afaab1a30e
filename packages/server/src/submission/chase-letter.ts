import type { chaseLetterQuery } from "@kehoach/api/chase";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import type { DocumentRecord } from "@kehoach/core/analysis/book";
import type { Form } from "@kehoach/core/form/form";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { showDateVi } from "@kehoach/core/period/date";
import { type IsoDate, showPeriod } from "@kehoach/core/period/period";
import { findAbove, nameOffice, nameSeat } from "@kehoach/core/place/office";
import { isSamePlace, type Place } from "@kehoach/core/place/place";
import { showDayInFullVi, showPeriodVi } from "@kehoach/core/words/period-vi";
import type { ChasedOffice } from "@kehoach/documents/docx/chased-table";
import type { ChaseLetter } from "@kehoach/documents/docx/write-chase-letter";
import type { z } from "zod";
import { isWholeReached } from "../access/read.ts";
import type { FileReply } from "../platform/http-endpoint.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { byDays, demandDay, isOpen, isSent, type Look, loadOwed, type Owed, placeOf, toOwed } from "./chase-forms.ts";
import { asksFor, findOwnPlace, findRegime, formOf, refuseNotDue } from "./find-sheet.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** What is no letter of a file's name everywhere. */
const NOT_IN_NAMES = /[\\/:*?"<>|]/gu;

/** "Quyết định số 1/QĐ-UBND ngày 05 tháng 01 năm 2031 của … về …". @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II (căn cứ) */
function nameBasis({ type, number, date, issuer, abstract }: DocumentRecord): string {
  return [
    type,
    ...(number === undefined ? [] : [`số ${number}`]),
    ...(date === undefined ? [] : [showDayInFullVi(date)]),
    ...(issuer === undefined ? [] : [`của ${issuer}`]),
    ...(abstract === undefined ? [] : [`về ${abstract}`]),
  ].join(" ");
}

function nameForm({ number, name }: Form): string {
  return number === undefined ? `biểu “${name}”` : `Biểu số ${number} (${name})`;
}

function findPlaceOf({ book }: Look, key: Parameters<typeof isSamePlace>[0]): Place | undefined {
  return book.places.find((place) => isSamePlace(place, key));
}

function toOffice(look: Look, form: Owed): ChasedOffice {
  const { deadline, days, place, closed } = toOwed(look, form);
  const found = findPlaceOf(look, placeOf(form));
  return { name: found ? nameOffice(found) : place.name, deadline: showDateVi(deadline), days: Math.max(0, -days), closed };
}

function toLetter(look: Look, owed: readonly [Owed, ...Owed[]], overdue: ChaseLetter["overdue"], by: IsoDate): ChaseLetter {
  const { book, today } = look;
  const [{ regime, period }] = owed;
  const home = findPlaceOf(look, findOwnPlace(book, today));
  const above = home && findAbove(book.places, home);
  const basis = book.papers.find(({ code }) => code === regime.basis);
  return {
    ...(above === undefined ? {} : { parent: nameOffice(above) }),
    issuer: home === undefined ? book.authority.name : nameOffice(home),
    placeName: home === undefined ? book.authority.name : nameSeat(book.places, home),
    ...(book.authority.notice === undefined ? {} : { notice: book.authority.notice }),
    signature:
      home?.kind === "territory" ? { authority: "TM. ỦY BAN NHÂN DÂN", role: "CHỦ TỊCH" } : { role: "THỦ TRƯỞNG ĐƠN VỊ" },
    regime: regime.name,
    form: nameForm(formOf(book, regime)),
    period: showPeriodVi(period),
    ...(basis === undefined ? {} : { basis: nameBasis(basis) }),
    today: showDayInFullVi(today),
    by: showDayInFullVi(by),
    reporters: owed.length,
    sent: owed.filter(isSent).length,
    overdue,
  };
}

/**
 * What the letter says to those who have not sent, though their deadline is over: always in Vietnamese. It speaks for the authority, hence
 * only whoever sees all of it gets one.
 *
 * @problem ACTION_REFUSED  he sees a part of the authority only
 * @problem FORM_NOT_DUE  the regime does not ask for this period
 * @problem CHASE_NOBODY  nobody is overdue
 * @rule Y95 Y96
 */
export async function loadChaseLetter(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof chaseLetterQuery>,
  today: IsoDate,
): Promise<Outcome<ChaseLetter, ApiProblem>> {
  const period = readPeriod(query.period);
  if (!period.ok) return period;
  const { authority, regime } = query;
  const ask = { authority, regime, period: period.value, from: period.value.start, parameter: "period" };
  const chased = await loadOwed(tx, scope, ask, { language: "vi", today });
  if (!chased.ok) return chased;
  const { look } = chased.value;
  if (!isWholeReached(scope, chased.value.authority.id)) return refuse({ code: "ACTION_REFUSED" });
  const found = findRegime(look.book, regime, "regime");
  if (!found.ok) return found;
  if (!asksFor(found.value, period.value)) return refuseNotDue({ period: period.value });
  const by = query.by ?? demandDay(look);
  if (by < today) return refuse({ code: "CHASE_BY_PAST", parameter: "by", found: showDateVi(by) });
  const [first, ...rest] = chased.value.owed.filter((form) => showPeriod(form.period) === showPeriod(period.value));
  const late = [...(first ? [first] : []), ...rest].filter((form) => isOpen(form) && form.due.deadline < today);
  const sorted = late.toSorted((a, b) => byDays(toOwed(look, a), toOwed(look, b)));
  const [worst, ...others] = sorted.map((form) => toOffice(look, form));
  if (first === undefined || worst === undefined)
    return refuse({ code: "CHASE_NOBODY", parameter: "period", found: showPeriodVi(period.value) });
  return accept(toLetter(look, [first, ...rest], [worst, ...others], by));
}

/** The letter as a Word document. @rule Y96 */
export async function makeChaseLetter(letter: ChaseLetter): Promise<FileReply> {
  const { writeChaseLetter } = await import("@kehoach/documents/docx/write-chase-letter");
  const name = `Công văn đôn đốc, ${letter.regime}, ${letter.period}`.replace(NOT_IN_NAMES, "-");
  return { bytes: await writeChaseLetter(letter), mediaType: DOCX, fileName: `${name}.docx` };
}
