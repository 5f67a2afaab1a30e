import { describe, expect, it } from "vitest";
import { sayApplied } from "./say-applied.ts";

const changesOf = (...kinds: string[]) => kinds.map((kind) => ({ kind }));
const SET_UP = { pack: "xa", authority: "xa-tan", changes: changesOf("unit", "user", "place"), versions: 0 };

describe("what applying a pack wrote", () => {
  it("[S21] configuration is counted apart from versions of figures", () => {
    expect(sayApplied(SET_UP, false).vi).toBe(
      "Đã nạp gói xa cho xa-tan, đã ghi: 3 mục cấu hình, địa bàn; không có số liệu nào đổi.",
    );
    const filled = { ...SET_UP, changes: changesOf("unit", "value", "target", "value"), versions: 2 };
    expect(sayApplied(filled, true).vi).toBe(
      "Chạy thử: chưa ghi gì. Nếu nạp sẽ ghi: 1 mục cấu hình, địa bàn; 2 phiên bản số liệu; cách kê 1 số liệu.",
    );
    expect(sayApplied({ ...SET_UP, changes: changesOf("value"), versions: 1 }, false).en).toBe(
      "Pack xa applied to xa-tan; written: 1 versions of figures.",
    );
    expect(sayApplied({ ...SET_UP, changes: [] }, false).vi).toBe(
      "Gói xa đã ở trong cơ sở dữ liệu, không có gì đổi, không ghi gì.",
    );
  });
});
