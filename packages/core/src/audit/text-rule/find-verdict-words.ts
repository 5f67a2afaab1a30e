import { compare, HUNDRED } from "../../quantity/decimal.ts";
import type { Remark } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { UncheckedReason } from "../note.ts";
import type { Passage, Reading } from "../reading.ts";
import { listFractions } from "../wording/fractions.ts";
import { baseValue } from "../wording/measures.ts";
import { readPercentUse } from "../wording/percent-use.ts";
import { findNoteCalls, type NoteCall, readNoteMark } from "./note-calls.ts";
import { findVerdictPhrases, type VerdictPhrase } from "./verdict-phrases.ts";

/** How far a colon or a bracketed plan may stand behind the words that judge. */
const NEAR = 60;
const INTERIM = /(?:\d|một|hai|ba|sáu|chín) tháng(?: đầu năm)?|quý|đầu năm|tiến độ|đến (?:hết |ngày |nay|tháng)|tính đến/iu;

/** Things of which a plan wants less: below it is beyond it. */
const LESS_IS_MORE =
  /nghèo|tai nạn|tử vong|thất nghiệp|suy dinh dưỡng|tội phạm|vi phạm|quá hạn|nợ|tái nghiện|sinh con thứ|giảm|tiêu hao|tổn thất/iu;

/** A percentage that measures a plan, the plan's own percentage where it is not 100, and the fraction it was reckoned from. */
type Evidence = {
  readonly figure: Figure;
  readonly plan?: Figure;
  readonly fraction?: { readonly a: Figure; readonly b: Figure };
};

function listPercents(passage: Passage, from: number, to: number): readonly { figure: Figure; kind: string }[] {
  return passage.figures.flatMap((figure, order) => {
    if (figure.unit.dimension !== "percent" || figure.span.start < from || figure.span.start >= to) return [];
    return [{ figure, kind: readPercentUse(passage, order, figure).kind }];
  });
}

/** "Công an tỉnh (158,18%)" */
function standsInBrackets({ text }: Passage, figure: Figure): boolean {
  return text[figure.span.start - 1] === "(" && text[figure.unitEnd] === ")";
}

/** In each item of a list the percentages of plan, or the only percentage there is. */
function readItems(passage: Passage, from: number, to: number): readonly Evidence[] {
  const items: Evidence[] = [];
  let start = from;
  while (start < to) {
    const cut = passage.text.indexOf(";", start);
    const end = cut < 0 || cut > to ? to : cut;
    const percents = listPercents(passage, start, end);
    const ofPlan = percents.filter(({ kind }) => kind === "plan");
    const [only] = percents;
    if (ofPlan.length > 0) items.push(...ofPlan);
    else if (only && percents.length === 1 && (only.kind === "reach" || standsInBrackets(passage, only.figure))) items.push(only);
    start = end + 1;
  }
  return items.map(({ figure }) => ({ figure }));
}

/** "Chưa đạt 03 chỉ tiêu, bao gồm: … đạt 91,72%NQ; …": what the words introduce, up to the sentence's end or the next verdict. */
function readList(passage: Passage, phrase: VerdictPhrase, next: VerdictPhrase | undefined, end: number): readonly Evidence[] {
  const to = Math.min(end, next?.span.start ?? end);
  const colon = passage.text.slice(phrase.span.end, Math.min(to, phrase.span.end + NEAR)).indexOf(":");
  if (colon < 0) return [];
  const from = phrase.span.end + colon + 1;
  return listPercents(passage, phrase.span.end, from).length > 0 ? [] : readItems(passage, from, to);
}

const AFTER_FIGURE =
  /^\s*(?:so với |so )?(?:kế hoạch|KH|chỉ tiêu|nghị quyết|NQ|dự toán|mục tiêu)?(?: giao| đề ra| năm)*\s*[,(-]?\s*(?:và |là )?$/u;

/** The percentage right before the words ("đạt 95% KH, vượt kế hoạch") or in brackets behind them ("vượt chỉ tiêu (đạt 105%)"). */
function readBeside(passage: Passage, phrase: VerdictPhrase, start: number): readonly Evidence[] {
  const { text } = passage;
  const before = listPercents(passage, start, phrase.span.start).at(-1);
  const touching = before !== undefined && AFTER_FIGURE.test(text.slice(before.figure.unitEnd, phrase.span.start));
  const [behind] = listPercents(passage, phrase.span.end, phrase.span.end + NEAR);
  const lead = behind ? text.slice(phrase.span.end, behind.figure.start) : "";
  const tail = behind ? text.slice(behind.figure.unitEnd, behind.figure.unitEnd + 2) : "";
  if (behind && /^\s*\((?:đạt|bằng)\s*$/u.test(lead) && behind.kind !== "change") return [{ figure: behind.figure }];
  // "đạt tỷ lệ 61,9%, vượt chỉ tiêu kế hoạch (59%)": the plan is a percentage itself.
  if (before && touching && behind && /^\s*\(\s*$/u.test(lead) && tail.startsWith(")") && before.kind !== "change")
    return [{ figure: before.figure, plan: behind.figure }];
  if (!before || !touching || before.kind !== "plan") return [];
  const order = passage.figures.indexOf(before.figure);
  const fraction = listFractions(passage).find((one) => one.order === order - 1);
  return [{ figure: before.figure, ...(fraction ? { fraction } : {}) }];
}

/** The note a call right behind the words leads to, with the items that go on with it. */
function readNote(reading: Reading, call: NoteCall): readonly Evidence[] {
  const { passages } = reading;
  const isIt = (passage: Passage): boolean =>
    passage.kind === "note" && passage.mark !== undefined && readNoteMark(passage.mark) === call.number;
  const note = passages.find((passage) => passage.index > call.passage.index && isIt(passage)) ?? passages.find(isIt);
  if (!note) return [];
  const bullet = /[-+]$/u.exec(note.mark ?? "")?.[0] ?? /^[-+](?=\s)/u.exec(note.text)?.[0];
  const parts = [note];
  for (let index = note.index + 1; index < passages.length; index++) {
    const passage = passages[index];
    const numbered = passage?.mark !== undefined && readNoteMark(passage.mark) !== undefined;
    const goesOn = passage?.kind === "note" ? !numbered : bullet !== undefined && passage?.mark === bullet;
    if (!passage || !goesOn) break;
    parts.push(passage);
  }
  return parts.flatMap((part) =>
    listPercents(part, 0, part.text.length)
      .filter(({ kind }) => kind === "plan")
      .map(({ figure }) => ({ figure })),
  );
}

function speaksAgainst(phrase: VerdictPhrase, { figure, plan, fraction }: Evidence): boolean {
  // "169.982,8/169.979 triệu đồng, bằng 100% kế hoạch, vượt kế hoạch": what is rounded to a hundred may be on either side of it.
  const sign =
    fraction && !plan ? compare(baseValue(fraction.a), baseValue(fraction.b)) : compare(figure.value, plan?.value ?? HUNDRED);
  if (phrase.sense === "not-met") return sign >= 0;
  if (phrase.sense === "exceeded") return sign <= 0;
  return sign < 0;
}

function sentenceBefore(passage: Passage, { span }: VerdictPhrase): string {
  const sentence = passage.sentences.find(({ start, end }) => start <= span.start && span.start < end);
  return passage.text.slice(sentence?.start ?? 0, span.start);
}

function toRemark(passage: Passage, phrase: VerdictPhrase, evidence: readonly Evidence[]): Remark {
  const word = passage.text.slice(phrase.span.start, phrase.span.end);
  const against = evidence.filter((one) => speaksAgainst(phrase, one)).length;
  const of = evidence.length;
  const differs = phrase.sense === "nearly-met" ? against * 2 > of : against > 0;
  // Part of a year is measured against part of a plan, which the percentages do not tell.
  const interim = differs && INTERIM.test(passage.text.slice(0, phrase.span.start));
  const turned = differs && phrase.sense !== "nearly-met" && LESS_IS_MORE.test(sentenceBefore(passage, phrase));
  const open: UncheckedReason | undefined = interim ? "other-period" : turned ? "several-readings" : undefined;
  return {
    kind: "remark",
    rule: "verdict-word",
    result: differs ? (open ? "unchecked" : "review") : "ok",
    note: differs ? (open ? { code: open } : { code: "verdict-differs", word, against, of }) : { code: "holds" },
    stated: word,
    operands: evidence.flatMap(({ figure, plan }) => (plan ? [figure, plan] : [figure])),
    passage: passage.index,
    span: phrase.span,
    related: evidence.map(({ figure }) => ({ passage: figure.passage, span: figure.span })),
  };
}

/**
 * Words that judge a plan against the percentages they stand with: those right beside them, those of the list they introduce, those
 * of the note they call. "đạt 95% KH" alone is a figure, no verdict.
 *
 * ok: "Chưa đạt 03 chỉ tiêu, bao gồm: doanh thu đạt 91,72%NQ; …". not ok: "đạt 95% KH, vượt kế hoạch".
 *
 * @rule Q141 Q142
 */
export function findVerdictWords(reading: Reading): readonly Remark[] {
  const calls = Map.groupBy(findNoteCalls(reading), (call) => call.passage.index);
  return reading.passages.flatMap((passage) => {
    if (passage.kind === "cell" || passage.kind === "heading") return [];
    const phrases = findVerdictPhrases(passage.text);
    return phrases.flatMap((phrase, place): readonly Remark[] => {
      const sentence = passage.sentences.find(({ start, end }) => start <= phrase.span.start && phrase.span.start < end);
      const { start, end } = sentence ?? { start: 0, end: passage.text.length };
      const call = calls.get(passage.index)?.find((one) => one.start === phrase.span.end);
      const readings = [
        () => (call ? readNote(reading, call) : []),
        () => readList(passage, phrase, phrases[place + 1], end),
        () => readBeside(passage, phrase, start),
      ];
      for (const read of readings) {
        const evidence = read();
        if (evidence.length > 0) return [toRemark(passage, phrase, evidence)];
      }
      return [];
    });
  });
}
