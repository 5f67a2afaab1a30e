/** What stands around the table of a form: who reports to whom, under which regime, of when. Texts as they are printed. */
export type FormHead = {
  /** The authority it goes to: "UBND huyện Chợ Đồn". */
  readonly authority: string;
  /** Who reports: "UBND xã Bằng Phúc". */
  readonly reporter: string;
  readonly regime: string;
  /** "tháng 10/2023". */
  readonly period: string;
  /** What every document of the authority begins with, such as that its figures are made up. */
  readonly notice?: string;
  /** The last day to send it: "20/10/2023". */
  readonly deadline?: string;
};

/** What else a paper says that is signed. */
export type PaperHead = FormHead & {
  /** The agency directly above who reports, over his name; left out where there is none. */
  readonly parent?: string;
  /** Before the blank date: "Bằng Phúc". */
  readonly placeName: string;
  /** In whose name the head signs, and as what; "THỦ TRƯỞNG ĐƠN VỊ" if not said. */
  readonly signature?: { readonly authority?: string; readonly role: string };
};
