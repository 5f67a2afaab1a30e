import type { SendingActJson, SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { Book } from "@kehoach/core/analysis/book";
import { findApprovalStanding, type SendingAct } from "@kehoach/core/submission/approval";
import { type ApprovalFacts, type Approver, decideApprove, decideReturn } from "@kehoach/core/submission/decide-approve";
import { decideReopen } from "@kehoach/core/submission/decide-reopen";
import type { Tx } from "../platform/transaction.ts";
import type { Held } from "./prepare.ts";
import { loadForms } from "./sent-form.ts";
import { findSending } from "./store.ts";
import { listActs, listWriters } from "./store-act.ts";

type Moving = Pick<SheetReplyJson, "may" | "approval">;

/** What approving or returning a held form is decided by, and the digest of the form as it was sent. */
export async function loadApprovalFacts(
  tx: Tx,
  { found, key, row }: Pick<Held, "found" | "key" | "row">,
): Promise<ApprovalFacts & { readonly formDigest: string }> {
  const steps = found.regime.approval;
  const nothing = {
    state: row?.state ?? "draft",
    sending: 0,
    acts: [],
    steps,
    sectors: [],
    involved: new Set<string>(),
    formDigest: "",
  };
  if (row === undefined || row.sent === 0) return nothing;
  const { authorityId } = key;
  const [sending, acts, writers] = await Promise.all([
    findSending(tx, authorityId, row.id, row.sent),
    listActs(tx, authorityId, [row.id]),
    listWriters(tx, authorityId, row.id, row.seq),
  ]);
  if (sending === undefined) return nothing;
  const { sectors } = (await loadForms(tx, authorityId, [sending.formDigest]))(sending.formDigest);
  const involved = new Set([sending.by, ...writers]);
  return { state: row.state, sending: sending.n, acts, steps, sectors, involved, formDigest: sending.formDigest };
}

/** What of approving somebody may do: asked of the very functions that decide it. @rule Y31 Y34 Y35 */
export function toApprovalRights(approver: Approver, facts: ApprovalFacts): Pick<Moving["may"], "approve" | "return" | "reopen"> {
  const asked = { sending: facts.sending, reason: "?" };
  return {
    approve: decideApprove(facts, approver, facts.sending).ok,
    return: decideReturn(facts, approver, asked).ok,
    reopen: decideReopen(facts, approver, asked).ok,
  };
}

/** How far the approval of a form has come, for the wire. */
export function toApprovalJson(book: Book, facts: ApprovalFacts): Moving["approval"] {
  const { done, next, waiting } = findApprovalStanding(facts, facts.acts);
  return { steps: [...facts.steps], done: [...done], next: next ?? null, waiting: nameSectors(book, waiting) };
}

export function nameSectors(book: Book, codes: readonly string[]): { code: string; name: string }[] {
  const names = new Map(book.sectors.map(({ code, name }) => [code, name]));
  return codes.map((code) => ({ code, name: names.get(code) ?? code }));
}

export function toActJson(act: SendingAct): SendingActJson {
  const { n, by, at } = act;
  if (act.act !== "approve") return { n, act: act.act, step: null, sectors: null, reason: act.reason, by, at };
  return { n, act: act.act, step: act.step, sectors: act.sectors ? [...act.sectors] : null, reason: null, by, at };
}
