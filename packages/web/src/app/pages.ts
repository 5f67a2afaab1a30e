/** The pages of the menu, by the names the search of the API knows them by. */
export const PAGES = [
  { name: "overview", path: "/" },
  { name: "plan", path: "/ke-hoach" },
  { name: "totals", path: "/tong-hop" },
  { name: "sectors", path: "/linh-vuc" },
  { name: "indicators", path: "/chi-tieu" },
  { name: "places", path: "/dia-ban" },
  { name: "documents", path: "/van-ban" },
  { name: "errata", path: "/so-lieu-chua-khop" },
  { name: "report", path: "/bao-cao" },
  { name: "audit", path: "/ra-soat" },
] as const;

/** The pages of those who may do something, before those of everybody. */
export const OWN_PAGES = [
  { name: "briefing", path: "/dieu-hanh", action: "briefing.read" },
  { name: "work", path: "/viec", action: "form.send" },
  { name: "approvals", path: "/duyet", action: "submission.approve" },
  { name: "explanations", path: "/giai-trinh", action: "explanation.read" },
  { name: "regimes", path: "/che-do", action: "submission.read" },
] as const;

/** Pages that name their period themselves: the year and the way of judging above say nothing there. */
const TIMELESS = ["/viec", "/duyet", "/phieu", "/che-do", "/don-doc", "/tong-hop", "/giai-trinh"];

export function isTimeless(path: string): boolean {
  return TIMELESS.some((one) => path === one || path.startsWith(`${one}/`));
}

export function toPage(name: string): string {
  return PAGES.find((page) => page.name === name)?.path ?? "/";
}
