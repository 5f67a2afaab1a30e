import type { WorkItemJson } from "@kehoach/api/regime";

export const WORK_GROUPS = ["returned", "late", "soon", "open", "ahead", "sent", "closed"] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

const GROUP_OF = {
  returned: "returned",
  late: "late",
  "due-soon": "soon",
  open: "open",
  "not-open": "ahead",
  sent: "sent",
  "sent-late": "sent",
  closed: "closed",
} as const satisfies Record<WorkItemJson["standing"], WorkGroup>;

/** What is due, by what is to be done about it. What is open has the nearest deadline first, what is done the latest sending. */
export function groupWork(
  items: readonly WorkItemJson[],
): readonly { readonly group: WorkGroup; readonly items: readonly WorkItemJson[] }[] {
  const before = (a: WorkItemJson, b: WorkItemJson): number =>
    a.sentAt !== null && b.sentAt !== null
      ? b.sentAt.localeCompare(a.sentAt)
      : a.deadline.localeCompare(b.deadline) || a.place.name.localeCompare(b.place.name, "vi");
  return WORK_GROUPS.map((group) => ({
    group,
    items: items.filter(({ standing }) => GROUP_OF[standing] === group).sort(before),
  })).filter((one) => one.items.length > 0);
}
