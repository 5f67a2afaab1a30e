/** What a figure stands for in its sentence or table; a part or total belongs to a sum the words state. */
export type FigureRole = "actual" | "plan" | "previous" | "percent" | "part" | "total";

/** How final the words say a figure is. */
export type FigureStatus = "estimate" | "reported" | "preliminary" | "official";

/**
 * What the words around a figure say about it. A slot the words leave open is absent: it is never guessed, so that no two figures
 * are compared that may speak of different things.
 */
export type FigureDescription = {
  readonly role?: FigureRole;
  /** Head noun and its modifiers, in lower case: "diện tích trồng cây lương thực có hạt". */
  readonly subject?: string;
  readonly status?: FigureStatus;
  /** In lower case, of the clause, its section's heading or the title: "năm 2023", "6 tháng đầu năm 2023". */
  readonly period?: string;
  /** The last day that it covers, as an ISO date: "2023-11-15" of "đến ngày 15/11/2023", "2023-11-30" of "đến hết tháng 11/2023". */
  readonly dataAsOf?: string;
  /** As printed: "xã Bằng Lãng". */
  readonly place?: string;
};
