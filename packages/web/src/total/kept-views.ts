import { type Address, toAddress } from "../data/address.ts";

/** A way of looking at totals under a name: the address of the page. Without a period it is of the newest. */
export type KeptView = { readonly name: string; readonly address: Address };

/** More are no help in finding one. */
const MOST = 30;
/** The parts of the address that make a view. */
const PARTS = ["authority", "dia-ban", "ky", "sector", "chi-tieu", "span", "view", "state", "figures"] as const;

const nameOf = (user: string): string => `kehoach.tong-hop|${user}`;

export function toView(name: string, address: Address): KeptView {
  const parts = PARTS.flatMap((part) => (address[part] === undefined ? [] : [[part, address[part]] as const]));
  return { name, address: Object.fromEntries(parts) };
}

/** What was kept, read anew: whatever else stands there is left out. */
export function readViews(text: string | null): readonly KeptView[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: unknown): KeptView[] => {
      if (typeof one !== "object" || one === null || !("name" in one) || !("address" in one)) return [];
      const { name, address } = one;
      if (typeof name !== "string" || name === "" || typeof address !== "object" || address === null) return [];
      return [toView(name, toAddress({ ...address }))];
    });
  } catch {
    return [];
  }
}

/** With one more; of the same name the new one counts. */
export function addView(views: readonly KeptView[], view: KeptView): readonly KeptView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-MOST);
}

/** A browser that keeps nothing keeps no view, and nothing else is lost. */
export function loadViews(user: string): readonly KeptView[] {
  try {
    return readViews(localStorage.getItem(nameOf(user)));
  } catch {
    return [];
  }
}

export function keepViews(user: string, views: readonly KeptView[]): void {
  try {
    localStorage.setItem(nameOf(user), JSON.stringify(views));
  } catch {
    // It will be asked for again.
  }
}
