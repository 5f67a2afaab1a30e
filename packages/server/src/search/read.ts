import { type Language, showPlaceName, showTitle, showUnitName, toReader } from "@kehoach/api/figure-json";
import { matchFolded } from "@kehoach/api/fold";
import type { ApiProblem } from "@kehoach/api/problem";
import type { findAnything } from "@kehoach/api/search";
import type { Book } from "@kehoach/core/analysis/book";
import { fold } from "@kehoach/core/fold";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPlaceKey } from "@kehoach/core/place/place";
import type { z } from "zod";
import { loadBook } from "../book/read.ts";
import { findAuthority } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type Query = z.output<typeof findAnything.query>;
type Reply = z.output<typeof findAnything.reply>;
type Hit = Reply["items"][number];

/** Pages of the application that can be named in a search, with the words people use for them. */
const PAGES = [
  { code: "overview", vi: "Tổng quan", en: "Overview" },
  { code: "totals", vi: "Tổng hợp", en: "Totals" },
  { code: "sectors", vi: "Lĩnh vực", en: "Sectors" },
  { code: "indicators", vi: "Chỉ tiêu", en: "Indicators" },
  { code: "places", vi: "Địa bàn", en: "Places" },
  { code: "documents", vi: "Văn bản", en: "Documents" },
  { code: "errata", vi: "Chỗ chưa khớp", en: "Errata" },
  { code: "report", vi: "Báo cáo", en: "Report" },
  { code: "audit", vi: "Rà soát báo cáo", en: "Audit a report" },
] as const;

/** Of two equally close hits the one of the earlier kind comes first. */
const KINDS: readonly Hit["kind"][] = ["page", "indicator", "sector", "place", "document"];

function listHits(book: Book, language: Language): readonly (Hit & { readonly words: string })[] {
  const reader = toReader(book, language);
  const sectors = new Map(book.sectors.map((sector) => [sector.code, sector.name]));
  return [
    ...PAGES.map((page): Hit & { words: string } => ({
      kind: "page",
      code: page.code,
      title: page[language],
      detail: "",
      words: `${page.vi} ${page.en}`,
    })),
    ...[...book.indicators.values()].map((indicator): Hit & { words: string } => {
      const detail = `${sectors.get(sectorOf(indicator.code)) ?? ""} · ${showUnitName(reader, indicator.unit)}`;
      return {
        kind: "indicator",
        code: indicator.code,
        title: indicator.name,
        detail,
        words: `${indicator.name} ${indicator.code}`,
      };
    }),
    ...book.sectors.map((sector): Hit & { words: string } => ({
      kind: "sector",
      code: sector.code,
      title: sector.name,
      detail: sector.section,
      words: `${sector.name} ${sector.code}`,
    })),
    ...book.places.map((place): Hit & { words: string } => {
      const name = showPlaceName(place);
      const detail = `${place.code} · ${place.validFrom}${place.validTo === undefined ? "" : ` → ${place.validTo}`}`;
      return { kind: "place", code: showPlaceKey(place), title: name, detail, words: `${name} ${place.name} ${place.code}` };
    }),
    ...book.papers.map((paper): Hit & { words: string } => {
      const title = showTitle(paper);
      return {
        kind: "document",
        code: paper.code,
        title,
        detail: [paper.date, paper.abstract].filter((one) => one !== undefined && one !== title).join(" · "),
        words: `${title} ${paper.abstract ?? ""} ${paper.issuer ?? ""}`,
      };
    }),
  ];
}

/** Whatever bears the words, with or without accents, closest first. @rule W9 */
export async function loadHits(tx: Tx, scope: Scope, query: Query, language: Language): Promise<Outcome<Reply, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const book = await loadBook(tx, scope, { authority: authority.value.code, facts: false });
  const folded = fold(query.q);
  const hits = listHits(book, language)
    .map(({ words, ...hit }) => ({
      hit,
      score: Math.max(
        matchFolded(fold(hit.title), folded),
        Math.min(matchFolded(fold(words), folded), 1.5),
        matchFolded(fold(hit.code), folded),
      ),
    }))
    .filter(({ score }) => score > 0)
    .toSorted(
      (a, b) =>
        b.score - a.score || KINDS.indexOf(a.hit.kind) - KINDS.indexOf(b.hit.kind) || a.hit.title.length - b.hit.title.length,
    );
  return accept({ q: query.q, items: hits.slice(0, query.limit).map(({ hit }) => hit), total: hits.length });
}
