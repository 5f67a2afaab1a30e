/** What a page holds, before it is printed. */
export type PageParagraph = {
  readonly kind: "paragraph";
  readonly text: string;
  readonly bold: boolean;
  /** 1 to 6. */
  readonly heading?: number;
  /** Of a list item's first paragraph: what stands before it, and how deep the list is. */
  readonly item?: { readonly mark: string; readonly level: number };
};
export type PageCell = { readonly rowSpan: number; readonly columnSpan: number; readonly blocks: PageBlock[] };
export type PageTable = { readonly kind: "table"; readonly rows: PageCell[][] };
export type PageBlock = PageParagraph | PageTable;
export type Page = { readonly blocks: readonly PageBlock[]; readonly pictures: number; readonly deletions: number };
