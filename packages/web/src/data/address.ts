import { useNavigate, useSearch } from "@tanstack/react-router";

/** Everything a page remembers, in its address: all text, all optional. */
const NAMES = [
  "authority",
  "place",
  "year",
  "mode",
  "lang",
  "at",
  "q",
  "sort",
  "verdict",
  "sector",
  "figures",
  "headline",
  "agencies",
  "weight",
  "from",
  "to",
  "act",
  "actor",
  "subject",
  "role",
  "state",
  "unit",
  "view",
  "span",
  "assigner",
  "ve",
  "token",
  "loi",
  "xong",
  "che-do",
  "chi-tieu",
  "dia-ban",
  "ky",
  "lan",
  "mau",
  "loc-che-do",
  "loc-ky",
  "thang",
  "thang-han",
] as const;
export type Address = { readonly [Name in (typeof NAMES)[number]]?: string };

/** Known names with a text in them; anything else is dropped. */
export function toAddress(search: Readonly<Record<string, unknown>>): Address {
  const address: { -readonly [Name in keyof Address]: string } = {};
  for (const name of NAMES) {
    const text = search[name];
    if (typeof text === "string" && text !== "") address[name] = text;
  }
  return address;
}

/** Plain text both ways, so that "007" stays "007". */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
export function showSearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "");
  const text = new URLSearchParams(pairs).toString().replaceAll("%40", "@").replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** Carries the kept parts from page to page: what the new address does not name stays; an empty text takes a part away. */
export function keepParts({ search, next }: { readonly search: Address; readonly next: (search: Address) => Address }): Address {
  const { authority, place, year, mode, lang } = search;
  const known = Object.fromEntries(
    Object.entries({ authority, place, year, mode, lang }).filter(([, text]) => text !== undefined),
  );
  return { ...known, ...next(search) };
}

export function useAddress(): Address {
  return useSearch({ strict: false });
}

/** Changes parts of the address; an empty text takes the part away. `replace` for what is typed letter by letter. */
export function useChangeAddress(): (change: Address, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate();
  return (change, options) => {
    void navigate({
      to: ".",
      search: (now: Address) => ({ ...now, ...change }),
      replace: options?.replace ?? false,
      resetScroll: false,
    });
  };
}
