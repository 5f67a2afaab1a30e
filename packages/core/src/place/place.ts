import { accept, type Outcome, refuse } from "../outcome.ts";
import type { IsoDate } from "../period/period.ts";
import type { Decimal } from "../quantity/decimal.ts";

/** A place is known by code and first day: since 1 July 2025 a code is reused by another unit. Text form "00001@2025-07-01". */
export type PlaceKey = { readonly code: string; readonly validFrom: IsoDate };

export type PlaceLevel = "country" | "province" | "district" | "commune" | "agency";

/** A territory or an agency during [validFrom, validTo). `type` is the Vietnamese word before the name ("xã", "thị trấn", "phòng"). */
export type Place = PlaceKey & {
  readonly validTo?: IsoDate;
  readonly kind: "territory" | "agency";
  readonly level: PlaceLevel;
  readonly type: string;
  readonly name: string;
  readonly parent?: PlaceKey;
  /** Act that began or ended it, as printed ("1683/NQ-UBTVQH15"). */
  readonly startedBy?: string;
  readonly endedBy?: string;
};

/** `from` became (part of) `to` on `date`. A partial link carries the stated share of `from`, exact, in (0, 1]. */
export type Succession = {
  readonly from: PlaceKey;
  readonly to: PlaceKey;
  readonly date: IsoDate;
  readonly kind: "whole" | "partial";
  readonly weight?: Decimal;
  readonly act?: string;
};

export type PlaceKeyProblem = { readonly code: "PLACE_KEY_MALFORMED"; readonly text: string };

const KEY = /^([^\s@|]+)@(\d{4}-\d{2}-\d{2})$/;

/**
 * A place key from its text form "00001@2025-07-01".
 *
 * @problem PLACE_KEY_MALFORMED  not "code@yyyy-mm-dd"
 * @rule    G1
 */
export function parsePlaceKey(text: string): Outcome<PlaceKey, PlaceKeyProblem> {
  const [, code, validFrom] = KEY.exec(text) ?? [];
  if (code === undefined || validFrom === undefined) return refuse({ code: "PLACE_KEY_MALFORMED", text });
  return accept({ code, validFrom });
}

/** The text form of a place key, "00001@2025-07-01"; parsePlaceKey reads it back. @rule G1 */
export function showPlaceKey(key: PlaceKey): string {
  return `${key.code}@${key.validFrom}`;
}

/** Whether two keys name the same place: same code and same first day. @rule G1 */
export function isSamePlace(a: PlaceKey, b: PlaceKey): boolean {
  return a.code === b.code && a.validFrom === b.validFrom;
}
