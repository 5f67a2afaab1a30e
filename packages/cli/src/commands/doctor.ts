import { readArguments } from "../arguments.ts";
import { type Findings, showFindings, toFindingsJson } from "../doctor/show-findings.ts";
import { say } from "../language.ts";
import { whoTypes } from "../who-types.ts";
import { withDatabase } from "../with-database.ts";

/** A head as a report prints it: authority, position, beginning of its hash. */
function parseHead(text: string): { authority: string; position: bigint; hash: string } | undefined {
  const [, authority, position, hash] = /^([^:]*):(\d{1,18}):([0-9a-fA-F]{4,64})$/.exec(text) ?? [];
  return authority === undefined || position === undefined || hash === undefined
    ? undefined
    : { authority, position: BigInt(position), hash };
}

/** What is kept of totals is made anew where it is not what the values say; told beside what is answered. @rule V22 */
async function remake(db: Parameters<Parameters<typeof withDatabase>[0]>[0]): Promise<void> {
  const [{ remakeTotals }, { inTransaction }, { SYSTEM }, { loadBook }] = await Promise.all([
    import("@kehoach/server/total/remake"),
    import("@kehoach/server/platform/transaction"),
    import("@kehoach/server/platform/scope"),
    import("@kehoach/server/book/read"),
  ]);
  const remade = await inTransaction(db, SYSTEM, (tx) =>
    remakeTotals(tx, whoTypes(), (authority) => loadBook(tx, SYSTEM, { authority, facts: false })),
  );
  for (const { authority, faultCount } of remade)
    console.error(
      say({
        vi: `${authority}: đã làm lại tổng cộng từ dưới lên, trước đó ${faultCount} ô không khớp.`,
        en: `${authority}: totals were made anew; ${faultCount} cells did not agree.`,
      }),
    );
}

/** `kehoach doctor`: whether the database is whole. @returns 0 all well, 1 something is wrong, 2 it could not look @rule L7 V15 V22 */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({
    vi: `kehoach doctor [--json] [--head CƠ-QUAN:VỊ-TRÍ:MÃ] [--remake-totals]
Kiểm tra cơ sở dữ liệu: cấu trúc, khóa phạm vi, chuỗi nhật ký và các tổng cộng từ dưới lên của từng cơ quan.
--remake-totals trước hết làm lại từ số liệu các tổng của cơ quan có tổng không khớp; số liệu giữ nguyên, có ghi nhật ký.
--head đối chiếu thêm một đầu chuỗi đã in trong báo cáo (mã từ 4 chữ số trở lên).
Mã kết thúc: 0 mọi thứ đều ổn; 1 có chỗ không ổn; 2 không kiểm tra được.`,
    en: `kehoach doctor [--json] [--head AUTHORITY:POSITION:HASH] [--remake-totals]
Looks the database over: structure, row level security, the journal's chain and the totals of each authority.
--remake-totals first makes the totals of an authority anew where one is not what its values say; values stay, the journal tells.
--head also looks up a head printed in a report (4 or more digits of its hash).
Exit codes: 0 all well; 1 something is wrong; 2 it could not look.`,
  });
  const given = readArguments(args, { valued: ["head"], bare: ["json", "remake-totals"], least: 0, most: 0, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const headText = given.values.get("head");
  const head = headText === undefined ? undefined : parseHead(headText);
  if (headText !== undefined && head === undefined) {
    console.error(
      say({
        vi: `--head nhận được "${headText}"; phải có dạng CƠ-QUAN:VỊ-TRÍ:MÃ, ví dụ mau:41:0f5e9bd5.`,
        en: `--head is "${headText}"; it must read AUTHORITY:POSITION:HASH, such as sample:41:0f5e9bd5.`,
      }),
    );
    return 2;
  }
  return withDatabase(async (db, ownerUrl) => {
    const [{ examineDatabase }, { verifyJournal, hasPosition }, { SYSTEM }, { inSnapshot }, { verifyAllTotals }, { loadBook }] =
      await Promise.all([
        import("@kehoach/server/platform/health"),
        import("@kehoach/server/journal/verify"),
        import("@kehoach/server/platform/scope"),
        import("@kehoach/server/platform/transaction"),
        import("@kehoach/server/total/verify"),
        import("@kehoach/server/book/read"),
      ]);
    if (given.bare.has("remake-totals")) await remake(db);
    const health = await examineDatabase(ownerUrl, db);
    const findings: Findings = await inSnapshot(db, SYSTEM, async (tx) => ({
      health,
      chains: await verifyJournal(tx),
      totals: await verifyAllTotals(tx, (authority) => loadBook(tx, SYSTEM, { authority, facts: false })),
      head:
        head === undefined
          ? undefined
          : { text: headText ?? "", found: await hasPosition(tx, head.authority, head.position, head.hash) },
    }));
    const { lines, faults } = showFindings(findings);
    if (given.bare.has("json")) console.log(JSON.stringify(toFindingsJson(findings, faults), undefined, 2));
    else for (const line of lines) console.log(line);
    return faults.length === 0 ? 0 : 1;
  });
}
