import type { Page } from "playwright-core";

/** Where every kind of page is; the codes of detail pages are asked of the server, so that any pack will do. */
export type PageAddress = { readonly name: string; readonly path: string };

type Listed = { readonly items: readonly { readonly code: string; readonly key?: string; readonly level?: string }[] };

async function ask(base: string, path: string): Promise<Listed> {
  const response = await fetch(`${base}/api/v1/${path}`);
  // The server answers by its own schemas; tests of the API check them.
  return (await response.json()) as Listed;
}

export async function listPages(base: string): Promise<PageAddress[]> {
  const [sectors, errata, places, documents, overview] = await Promise.all([
    ask(base, "sectors"),
    ask(base, "errata") as Promise<unknown> as Promise<{ items: readonly { indicator: string | null }[] }>,
    ask(base, "places"),
    ask(base, "documents"),
    fetch(`${base}/api/v1/overview`).then(
      (response) =>
        response.json() as Promise<{
          year: number;
          indicators: readonly { code: string; actual: string | null; target: string | null }[];
        }>,
    ),
  ]);
  const both = overview.indicators.find((row) => row.actual !== null && row.target !== null);
  const bare = overview.indicators.find((row) => row.actual === null && row.target === null);
  const wrong = errata.items.find((item) => item.indicator !== null);
  const place = places.items.find((one) => one.level === "commune");
  const pages = [
    { name: "tong-quan", path: "/" },
    { name: "ke-hoach", path: "/ke-hoach" },
    { name: "ke-hoach-nam", path: `/ke-hoach/${overview.year}` },
    { name: "tong-hop", path: "/tong-hop" },
    { name: "linh-vuc", path: "/linh-vuc" },
    { name: "linh-vuc-mot", path: `/linh-vuc/${sectors.items[1]?.code}` },
    { name: "chi-tieu", path: "/chi-tieu" },
    { name: "chi-tieu-mot", path: `/chi-tieu/${both?.code}` },
    { name: "chi-tieu-chua-khop", path: `/chi-tieu/${wrong?.indicator}` },
    { name: "chi-tieu-khong-so", path: `/chi-tieu/${bare?.code}` },
    { name: "dia-ban", path: "/dia-ban" },
    { name: "dia-ban-mot", path: `/dia-ban/${place?.key}` },
    { name: "van-ban", path: "/van-ban" },
    { name: "van-ban-mot", path: `/van-ban/${documents.items[0]?.code}` },
    { name: "so-lieu-chua-khop", path: "/so-lieu-chua-khop" },
    { name: "bao-cao", path: "/bao-cao" },
    { name: "ra-soat", path: "/ra-soat" },
    { name: "khong-co-trang", path: "/khong-co-trang-nay" },
  ];
  return pages;
}

/** Opens a page and waits until nothing on it is still loading. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "load" });
  await page.locator("main h1, main [role=alert]").first().waitFor();
  await page.locator("main [role=status][aria-label]").first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready.then(() => undefined)");
}
