import { makeDice, pick } from "./bootstrap.ts";
import { type CleanText, toCleanText } from "./clean-material.ts";
import { combine, type Draft, hundred, number, percentOf, percentUnits, printUnits, startDraft, sumOf } from "./draft.ts";
import { ANIMALS, COUNTED, CROPS, KINDS, MONEY, OFFICES, PLACES } from "./own-words.ts";

type Dice = () => number;
const between = (dice: Dice, low: number, high: number): bigint => BigInt(low + Math.floor(dice() * (high - low + 1)));

function several<T>(dice: Dice, list: readonly T[], count: number): readonly T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, list.length) }, () => {
    const place = Math.floor(dice() * left.length);
    return left.splice(place, 1)[0] ?? pick(dice, list);
  });
}

/** "Diện tích lạc ước đạt 61/70 ha, đạt 87,1% kế hoạch." */
function planSentence(draft: Draft, dice: Dice): void {
  const decimals = Math.floor(dice() * 3);
  const plan = between(dice, 40, 9000) * 10n ** BigInt(decimals);
  const actual = (plan * between(dice, 550, 1280)) / 1000n;
  const shown = 1 + Math.floor(dice() * 2);
  const [subject, unit] = pick(dice, [
    [`Diện tích ${pick(dice, CROPS)}`, "ha"],
    [`Sản lượng ${pick(dice, CROPS)}`, "tấn"],
    [pick(dice, MONEY), "triệu đồng"],
    [pick(dice, MONEY), "tỷ đồng"],
  ] as const);
  const a = draft.say(`${subject} ${pick(dice, ["đạt", "ước đạt", "thực hiện được"])} `).put(actual, decimals);
  const both = dice() < 0.5;
  const b = draft.say(both ? ` ${unit}/` : "/").put(plan, decimals);
  const p = draft.say(` ${unit}, ${pick(dice, ["đạt", "bằng"])} `).put(percentUnits(actual, plan, shown), shown);
  draft.say(`% ${pick(dice, ["kế hoạch", "KH", "kế hoạch năm", "so với kế hoạch giao"])}. `);
  draft.relate({ name: "plan", stated: p, formula: percentOf(a, b), near: true });
}

/** "giải quyết việc làm cho 630/800 lao động, đạt 78,75%" */
function countSentence(draft: Draft, dice: Dice): void {
  const [noun, verb] = pick(dice, COUNTED);
  const whole = between(dice, 60, 4000);
  const part = (whole * between(dice, 300, 990)) / 1000n;
  const a = draft.say(`Trong kỳ đã ${verb} `).put(part);
  const b = draft.say("/").put(whole);
  const p = draft.say(` ${noun}, ${pick(dice, ["đạt tỷ lệ", "chiếm", "đạt"])} `).put(percentUnits(part, whole, 1), 1);
  draft.say("%. ");
  draft.relate({ name: "share", stated: p, formula: percentOf(a, b), near: true });
}

/** "Tiếp nhận 312 đơn, gồm: khiếu nại 08 đơn, …" */
function sumSentence(draft: Draft, dice: Dice): void {
  const herd = dice() < 0.5;
  const [noun, verb] = herd ? ["con", "Tổng đàn gia súc hiện có"] : [pick(dice, COUNTED)[0], "Tổng số trong kỳ là"];
  const names = herd
    ? several(dice, ANIMALS, 3 + Math.floor(dice() * 3)).map((name) => `đàn ${name}`)
    : several(dice, KINDS, 2 + Math.floor(dice() * 3));
  const parts = names.map(() => between(dice, 12, 5000));
  const total = draft.say(`${verb} `).put(parts.reduce((sum, part) => sum + part, 0n));
  draft.say(` ${noun}, ${pick(dice, ["gồm: ", "gồm ", "bao gồm: ", "chia ra: "])}`);
  const places = parts.map((part, order) => {
    const at = draft.say(`${names[order]} `).put(part);
    draft.say(` ${noun}${order === parts.length - 1 ? ". " : ", "}`);
    return at;
  });
  draft.relate({ name: "sum", stated: total, formula: sumOf(places), sum: "all", near: true });
}

/** "05 xã hoàn thành, gồm: Bản Hồ, Nậm Lúc, … và Đại Sơn." */
function listSentence(draft: Draft, dice: Dice): void {
  const offices = dice() < 0.3;
  const names = several(dice, offices ? OFFICES : PLACES, 2 + Math.floor(dice() * 5));
  const count = draft.say(`Kiểm tra tại `).put(BigInt(names.length), 0, 2);
  const last = dice() < 0.4 ? `${names.slice(0, -1).join(", ")} và ${names.at(-1)}` : names.join(", ");
  draft.say(` ${offices ? "đơn vị" : "xã"}${pick(dice, [" gồm: ", ", gồm: ", " (gồm: ", ": "])}${last}`);
  const { text } = draft.done();
  draft.say(text.lastIndexOf("(") > text.lastIndexOf(")") ? "). " : ". ");
  draft.relate({ name: "list", stated: count, formula: undefined, listed: names.length, near: true });
}

/** "phát hiện 52 vụ, giảm 29 vụ (35,8%) so với cùng kỳ" and "tăng 131 đơn so với cùng kỳ (năm trước là 1.405 đơn)" */
function changeSentence(draft: Draft, dice: Dice): void {
  const [noun, verb] = pick(dice, COUNTED);
  const before = between(dice, 120, 6000);
  const step = (before * between(dice, 40, 450)) / 1000n + 1n;
  const direction = dice() < 0.5 ? "up" : "down";
  const word = direction === "up" ? "tăng" : "giảm";
  const now = direction === "up" ? before + step : before - step;
  const current = draft.say(`Toàn huyện ${verb} `).put(now);
  const d = draft.say(` ${noun}, ${word} `).put(step);
  if (dice() < 0.5) {
    const rate = draft.say(` ${noun} (`).put(percentUnits(step, before, 1), 1);
    draft.say("%) so với cùng kỳ. ");
    const of = (op: "+" | "-") => combine("/", combine("*", hundred, number(d)), combine(op, number(current), number(d)));
    const [up, down] = [of("-"), of("+")];
    draft.relate({
      name: "rate",
      stated: rate,
      formula: direction === "up" ? up : down,
      change: { up, down, direction },
      near: true,
    });
    return;
  }
  const base = draft.say(` ${noun} so với cùng kỳ (năm trước là `).put(before);
  draft.say(` ${noun}). `);
  const [up, down] = [combine("-", number(current), number(base)), combine("-", number(base), number(current))];
  draft.relate({
    name: "difference",
    stated: d,
    formula: direction === "up" ? up : down,
    change: { up, down, direction },
    near: true,
  });
}

/** A paragraph with a footnote that holds a percentage: "¹ Diện tích quế 61/70 ha, đạt 87,1% KH." */
function footnote(draft: Draft, dice: Dice, mark: string): void {
  draft.say(
    `\n\n${mark} Số liệu đến ngày ${printUnits(between(dice, 1, 28), 0, 2)}/${printUnits(between(dice, 1, 12), 0, 2)}/2024. `,
  );
  planSentence(draft, dice);
}

const SENTENCES = [planSentence, countSentence, sumSentence, listSentence, changeSentence] as const;

/** Clean texts in words of our own: everything printed in them holds, and where is known. */
export function cleanProse(count: number, seed = 4711): readonly CleanText[] {
  const dice = makeDice(seed);
  return Array.from({ length: count }, (_none, order) => {
    const draft = startDraft();
    draft.say(`${order % 3 === 0 ? "- " : ""}Tại ${pick(dice, PLACES)}: `);
    for (const sentence of several(dice, SENTENCES, 3)) sentence(draft, dice);
    if (order % 2 === 0) {
      draft.say("Kết quả chi tiết nêu ở chú thích¹.");
      footnote(draft, dice, "¹");
    }
    const { text, relations } = draft.done();
    return toCleanText(`prose-${order}`, text.trimEnd(), relations);
  });
}
