import { say } from "../language.ts";
import { type ChainReport, sayChainFault, showChain, showMoment } from "./say-fault.ts";

const loadHealth = () => import("@kehoach/server/platform/health");
type Health = Awaited<ReturnType<Awaited<ReturnType<typeof loadHealth>>["examineDatabase"]>>;

/** Everything the doctor looked at. `head` is one asked for: as it was written, and whether the chain holds it. */
export type Findings = {
  readonly health: Health;
  readonly chains: readonly ChainReport[];
  readonly totals: readonly TotalsReport[];
  readonly head: { readonly text: string; readonly found: boolean } | undefined;
};

const loadTotals = () => import("@kehoach/server/total/verify");
type TotalsReport = Awaited<ReturnType<Awaited<ReturnType<typeof loadTotals>>["verifyAllTotals"]>>[number];

/** What is kept of a cell and what the values say: own status and value | places, weakest status and total. */
function sayTotalFault(authority: string, fault: TotalsReport["faults"][number]): string {
  const { place, indicator, breakdown, period, reading, kept, found } = fault;
  const cell = [indicator, breakdown, place, period, reading].filter((part) => part !== "").join(" ");
  const nothing = say({ vi: "không có gì", en: "nothing" });
  return say({
    vi: `Tổng của ${authority}, ${cell}: đang giữ "${kept ?? nothing}", tính lại được "${found ?? nothing}".`,
    en: `Total of ${authority}, ${cell}: kept is "${kept ?? nothing}", made anew it is "${found ?? nothing}".`,
  });
}

/** Digits of a hash that a reader compares. */
const SHORT = 12;

function listHealthFaults({ migrations, unguarded, login }: Health): string[] {
  const faults: string[] = [];
  const list = (names: readonly string[], vi: string, en: string): void => {
    if (names.length > 0) faults.push(`${say({ vi, en })}: ${names.join(", ")}.`);
  };
  list(migrations.missing, "Tệp cập nhật cấu trúc chưa chạy", "Migrations not applied");
  list(migrations.changed, "Tệp cập nhật cấu trúc đã đổi sau khi chạy", "Migrations changed after they were applied");
  list(migrations.unknown, "Tệp cập nhật cấu trúc của bản khác", "Migrations of another release");
  list(unguarded, "Bảng chưa bật khóa phạm vi", "Tables without row level security");
  if (!login.isBound)
    faults.push(
      say({
        vi: `Tài khoản ${login.name} của chương trình vượt được khóa phạm vi; hãy dùng kehoach_app hoặc tài khoản không hơn quyền của nó.`,
        en: `The program's login ${login.name} can get round row level security; use kehoach_app or a login that is no more.`,
      }),
    );
  return faults;
}

function listFaults({ health, chains, totals, head }: Findings): string[] {
  const faults = listHealthFaults(health);
  for (const { authority, faults: told, faultCount } of chains) {
    faults.push(...told.map((fault) => sayChainFault(authority, fault)));
    const more = faultCount - told.length;
    if (more > 0) faults.push(say({ vi: `... và ${more} chỗ khác.`, en: `... and ${more} more.` }));
  }
  for (const { authority, faults: told, faultCount } of totals) {
    faults.push(...told.map((fault) => sayTotalFault(authority, fault)));
    const more = faultCount - told.length;
    if (more > 0) faults.push(say({ vi: `... và ${more} tổng khác.`, en: `... and ${more} more totals.` }));
    if (faultCount > 0)
      faults.push(
        say({
          vi: `Làm lại các tổng của ${authority} từ số liệu: kehoach doctor --remake-totals.`,
          en: `To make the totals of ${authority} anew from the values: kehoach doctor --remake-totals.`,
        }),
      );
  }
  if (head && !head.found)
    faults.push(
      say({
        vi: `Không có đầu chuỗi ${head.text}: nhật ký đã bị cắt hoặc viết lại, hoặc báo cáo không phải của hệ thống này.`,
        en: `There is no head ${head.text}: the journal was cut or rewritten, or the report is not of this installation.`,
      }),
    );
  return faults;
}

function showChainLine({ authority, head, unsealed }: ChainReport): string {
  const sealed = head
    ? say({
        vi: `vị trí ${head.position}, mã ${head.hash.slice(0, SHORT)}, niêm lúc ${showMoment(head.sealedAt)}`,
        en: `position ${head.position}, hash ${head.hash.slice(0, SHORT)}, sealed at ${showMoment(head.sealedAt)}`,
      })
    : say({ vi: "chưa có dòng nào được niêm", en: "nothing sealed yet" });
  const tail =
    unsealed.oldest === undefined
      ? say({ vi: "không có dòng chờ niêm", en: "nothing waits for a seal" })
      : say({
          vi: `${unsealed.count} dòng chờ niêm, sớm nhất lúc ${showMoment(unsealed.oldest)}`,
          en: `${unsealed.count} rows wait for a seal, the first of ${showMoment(unsealed.oldest)}`,
        });
  return `  ${showChain(authority)}: ${sealed}; ${tail}`;
}

function isEmpty({ head, unsealed, faultCount }: ChainReport): boolean {
  return head === undefined && unsealed.count === 0 && faultCount === 0;
}

/** The findings as lines to read, what is wrong last. */
export function showFindings(findings: Findings): { readonly lines: readonly string[]; readonly faults: readonly string[] } {
  const { health, chains, totals } = findings;
  const { migrations, login } = health;
  const applied = migrations.expected - migrations.missing.length;
  const faults = listFaults(findings);
  const shown = chains.filter((chain) => !isEmpty(chain));
  const lines = [
    say({
      vi: `Cơ sở dữ liệu: ${health.database}, PostgreSQL ${health.server}`,
      en: `Database: ${health.database}, PostgreSQL ${health.server}`,
    }),
    say({
      vi: `Cập nhật cấu trúc: đã chạy ${applied} trên ${migrations.expected}`,
      en: `Migrations: ${applied} of ${migrations.expected} applied`,
    }),
    say({
      vi: `Khóa phạm vi: bật ở ${health.tables - health.unguarded.length} trên ${health.tables} bảng; chương trình làm việc bằng ${login.name}`,
      en: `Row level security: on for ${health.tables - health.unguarded.length} of ${health.tables} tables; the program works as ${login.name}`,
    }),
    say({ vi: "Nhật ký:", en: "Journal:" }),
    ...(shown.length === 0 ? [say({ vi: "  chưa có dòng nào", en: "  no row yet" })] : shown.map(showChainLine)),
    say({ vi: "Tổng cộng từ dưới lên:", en: "Totals:" }),
    ...totals.map(({ authority, cells, faultCount }) =>
      say({
        vi: `  ${authority}: tính lại ${cells} ô, ${faultCount === 0 ? "đều khớp" : `${faultCount} ô không khớp`}`,
        en: `  ${authority}: ${cells} cells made anew, ${faultCount === 0 ? "all agree" : `${faultCount} do not agree`}`,
      }),
    ),
    ...(findings.head?.found
      ? [say({ vi: `Đầu chuỗi ${findings.head.text}: đúng như đã in.`, en: `Head ${findings.head.text}: as printed.` })]
      : []),
    "",
    ...(faults.length === 0
      ? [say({ vi: "Mọi thứ đều ổn.", en: "All is well." })]
      : [
          say({ vi: `Có chỗ không ổn (${faults.length}):`, en: `Something is wrong (${faults.length}):` }),
          ...faults.map((fault) => `- ${fault}`),
        ]),
  ];
  return { lines, faults };
}

/** The findings for a program. Positions are texts: they may outgrow what JSON readers take for a number. */
export function toFindingsJson({ health, chains, totals, head }: Findings, faults: readonly string[]): unknown {
  return {
    ok: faults.length === 0,
    faults,
    database: health,
    totals,
    journal: chains.map(({ authority, head: end, unsealed, faultCount, faults: told }) => ({
      authority,
      head: end ? { ...end, position: String(end.position) } : null,
      unsealed: { count: unsealed.count, oldest: unsealed.oldest ?? null },
      faultCount,
      faults: told.map(({ kind, position, upTo, row }) => ({
        kind,
        position: position === undefined ? null : String(position),
        upTo: upTo === undefined ? null : String(upTo),
        row: row ?? null,
      })),
    })),
    ...(head ? { head } : {}),
  };
}
