/** The pages of the menu, by the names the search of the API knows them by. */
export const PAGES = [
  { name: "overview", path: "/" },
  { name: "plan", path: "/ke-hoach" },
  { name: "sectors", path: "/linh-vuc" },
  { name: "indicators", path: "/chi-tieu" },
  { name: "places", path: "/dia-ban" },
  { name: "documents", path: "/van-ban" },
  { name: "errata", path: "/so-lieu-chua-khop" },
  { name: "report", path: "/bao-cao" },
  { name: "audit", path: "/ra-soat" },
] as const;

export function toPage(name: string): string {
  return PAGES.find((page) => page.name === name)?.path ?? "/";
}
