import type { Setter } from "@kehoach/core/pack/setter";
import { sayPackFaultEn } from "@kehoach/core/words/pack-en";
import { sayPackFaultVi } from "@kehoach/core/words/pack-vi";
import { saySetterEn } from "@kehoach/core/words/setter-en";
import { saySetterVi } from "@kehoach/core/words/setter-vi";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { readArguments } from "../arguments.ts";
import { type Both, isEnglish, say } from "../language.ts";
import { showCounts, showPackProblem, toExitCode } from "../pack-problems.ts";
import { sayApplied } from "../say-applied.ts";
import { whoTypes } from "../who-types.ts";
import { withDatabase } from "../with-database.ts";

const loadApply = () => import("@kehoach/server/pack/apply");
const loadAnalyze = () => import("@kehoach/server/platform/analyze");
type Apply = Awaited<ReturnType<typeof loadApply>>;
type Result = Extract<Awaited<ReturnType<Apply["applyPack"]>>, { ok: true }>["value"];
type Problem = Extract<Awaited<ReturnType<Apply["applyPack"]>>, { ok: false }>["problems"][number];

const SHOWN = 40;

const KINDS: Readonly<Record<Result["changes"][number]["kind"], Both>> = {
  manifest: { vi: "thông tin gói", en: "manifest" },
  unit: { vi: "đơn vị tính", en: "unit" },
  calendar: { vi: "lịch", en: "calendar" },
  dimension: { vi: "chiều phân tổ", en: "dimension" },
  sector: { vi: "lĩnh vực", en: "sector" },
  assigner: { vi: "cấp giao", en: "assigner" },
  headline: { vi: "danh mục chủ yếu", en: "headline list" },
  overview: { vi: "nhóm tổng quan", en: "overview group" },
  phrases: { vi: "mẫu câu", en: "phrases" },
  report: { vi: "dàn ý báo cáo", en: "outline" },
  regime: { vi: "chế độ báo cáo", en: "reporting regime" },
  holiday: { vi: "ngày nghỉ, ngày làm bù", en: "day off or worked" },
  user: { vi: "người dùng minh họa", en: "user to try with" },
  indicator: { vi: "chỉ tiêu", en: "indicator" },
  form: { vi: "biểu mẫu", en: "form" },
  document: { vi: "văn bản", en: "document" },
  erratum: { vi: "điều chưa khớp", en: "erratum" },
  place: { vi: "địa bàn", en: "place" },
  succession: { vi: "quan hệ kế tục", en: "succession" },
  target: { vi: "kế hoạch giao", en: "target" },
  value: { vi: "số thực hiện", en: "value" },
  relation: { vi: "quan hệ được nêu", en: "relation" },
};

const WHATS: Readonly<Record<Result["changes"][number]["what"], Both>> = {
  added: { vi: "thêm", en: "added" },
  changed: { vi: "sửa", en: "changed" },
  moved: { vi: "đổi thứ tự", en: "moved" },
  joined: { vi: "dùng chung", en: "joined" },
  retired: { vi: "thôi dùng", en: "retired" },
  left: { vi: "gói này thôi kê", en: "left" },
};

function showConflict({
  kind,
  key,
  setBy,
}: {
  readonly kind: Result["changes"][number]["kind"];
  readonly key: string;
  readonly setBy: Setter;
}): string {
  if (kind === "indicator")
    return say({
      vi: `xung đột: chỉ tiêu ${key}: không đổi đơn vị được, ${saySetterVi(setBy)} đã nói số theo đơn vị đang có. Giữ đơn vị ấy, hoặc lập chỉ tiêu mới với đơn vị mới; phiếu còn chờ duyệt thì trả lại trước rồi đổi.`,
      en: `conflict: indicator ${key}: its unit can not be changed, ${saySetterEn(setBy)} has figures in the one it has. Keep that unit, or make a new indicator with the new one; a form that waits for approval may be returned first.`,
    });
  return say({
    vi: `xung đột: ${KINDS[kind].vi} ${key}: đang theo ${saySetterVi(setBy)}`,
    en: `conflict: ${KINDS[kind].en} ${key}: set by ${saySetterEn(setBy)}`,
  });
}

function showProblem(problem: Problem): string {
  switch (problem.code) {
    case "APPLY_CONFLICT":
      return showConflict(problem);
    case "APPLY_NO_AUTHORITY":
      return say({
        vi: `Gói ${problem.pack} là gói nền, không của cơ quan nào. Hãy nạp gói của cơ quan; gói nền được nạp kèm.`,
        en: `Pack ${problem.pack} is a base pack of no authority. Apply the pack of an authority; its bases come with it.`,
      });
    case "APPLY_BASE_FIRST":
      return say({
        vi: `Gói ${problem.pack} đặt trên gói ${problem.base}, gói ấy chưa được nạp. Hãy nạp gói ${problem.base} trước.`,
        en: `Pack ${problem.pack} is laid over pack ${problem.base}, which has not been applied. Apply ${problem.base} first.`,
      });
    case "APPLY_PACK_INVALID": {
      const { file, fault } = problem.problem;
      return `${file}: ${isEnglish() ? sayPackFaultEn(fault) : sayPackFaultVi(fault)}`;
    }
  }
}

/** "chỉ tiêu: thêm 3, sửa 1", one line a kind; then the changes of single entries, unless everything is new. */
function showChanges({ changes, unchanged }: Result): string[] {
  const lines: string[] = [];
  for (const [kind, rows] of Map.groupBy(changes, (change) => change.kind)) {
    const counts = [...Map.groupBy(rows, ({ what }) => what)].map(([what, some]) => `${say(WHATS[what])} ${some.length}`);
    lines.push(`  ${say(KINDS[kind])}: ${counts.join(", ")}`);
  }
  lines.push(say({ vi: `  không đổi: ${unchanged}`, en: `  unchanged: ${unchanged}` }));
  const telling = unchanged === 0 ? [] : changes;
  for (const { kind, key, what } of telling.slice(0, SHOWN)) lines.push(`  ${say(WHATS[what])}: ${say(KINDS[kind])} ${key}`);
  if (telling.length > SHOWN)
    lines.push(say({ vi: `  ... và ${telling.length - SHOWN} thay đổi khác`, en: `  ... and ${telling.length - SHOWN} more` }));
  return lines;
}

function showKept(kept: { readonly places: number; readonly value: string | null } | undefined): string {
  if (kept === undefined) return say({ vi: "chưa có", en: "none" });
  const value = kept.value === null ? say({ vi: "không có", en: "nothing" }) : kept.value;
  return say({ vi: `${value} (${kept.places} nơi)`, en: `${value} (${kept.places} places)` });
}

/** Which totals become others with the places: "lua.dien-tich, D@1997-01-01, 2025-M08: 40 (2 nơi) → 50 (3 nơi)". */
function showTotals({ totals }: Result): string[] {
  if (totals === undefined) return [];
  const shown = totals.changes.slice(0, SHOWN).map(({ indicator, breakdown, place, period, before, after }) => {
    const cell = [breakdown === "" ? indicator : `${indicator} (${breakdown})`, place, period].join(", ");
    return `  ${say({ vi: "tổng", en: "total" })} ${cell}: ${showKept(before)} → ${showKept(after)}`;
  });
  const more = totals.count - shown.length;
  return [
    say({ vi: `  số tổng sẽ đổi: ${totals.count}`, en: `  totals that would change: ${totals.count}` }),
    ...shown,
    ...(more > 0 ? [say({ vi: `  ... và ${more} số tổng khác`, en: `  ... and ${more} more` })] : []),
  ];
}

/** `kehoach pack apply FOLDER [--dry-run] [--skip-conflicts]` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({
    vi: "kehoach pack apply THƯ-MỤC [--dry-run] [--skip-conflicts]",
    en: "kehoach pack apply FOLDER [--dry-run] [--skip-conflicts]",
  });
  const given = readArguments(args, { valued: [], bare: ["dry-run", "skip-conflicts"], least: 1, most: 1, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const [folder = ""] = given.words;
  const read = await readPack(folder);
  if (!read.ok) {
    for (const problem of read.problems) console.error(showPackProblem(problem));
    console.error(
      say({
        vi: `${folder}: ${showCounts(read.problems)}; chưa nạp gì.`,
        en: `${folder}: ${showCounts(read.problems)}; nothing was applied.`,
      }),
    );
    return toExitCode(read.problems);
  }
  const dryRun = given.bare.has("dry-run");
  const { bases, files } = read.value;
  return withDatabase(async (db, ownerUrl) => {
    const { applyPack } = await loadApply();
    const applied = await applyPack(db, [...bases, files], {
      actor: whoTypes(),
      dryRun,
      withTotals: dryRun,
      skipConflicts: given.bare.has("skip-conflicts"),
    });
    if (!applied.ok) {
      for (const problem of applied.problems) console.error(showProblem(problem));
      console.error(
        say({
          vi: "Chưa nạp gì. Xem lại gói, hoặc thêm --skip-conflicts để giữ số đang có và nạp phần còn lại.",
          en: "Nothing was applied. Mend the pack, or add --skip-conflicts to keep what is there and apply the rest.",
        }),
      );
      return 1;
    }
    if (!dryRun && applied.value.versions > 0) await (await loadAnalyze()).analyze(ownerUrl);
    const lines = applied.value.changes.length > 0 ? [...showChanges(applied.value), ...showTotals(applied.value)] : [];
    for (const line of [...lines, ...applied.value.conflicts.map(showConflict), say(sayApplied(applied.value, dryRun))])
      console.log(line);
    return dryRun && applied.value.conflicts.length > 0 ? 1 : 0;
  });
}
