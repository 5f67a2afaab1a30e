import { describe, expect, it } from "vitest";
import { checkPassword, LEAST_PASSWORD } from "./check-password.ts";

const whose = { username: "hoa.nt", email: "nguyenthihoa@vidu.gov.vn" };
const codes = (password: string) => checkPassword(password, whose).map(({ code }) => code);

describe("a password", () => {
  it.each(["con mèo trèo cây cau", "ba con gà trống đi chợ", "Zt7#kk-vv2!qL", "thuyền về bến cũ 7 lần"])(
    "[U2] %j is taken",
    (password) => {
      expect(codes(password)).toEqual([]);
    },
  );

  it("[U2] has at least twelve characters, counted as they are seen", () => {
    expect(codes("Zt7#kk-vv2!")).toEqual(["PASSWORD_SHORT"]);
    expect(checkPassword("🐈🐕🐎🐄🐖", {})).toEqual([{ code: "PASSWORD_SHORT", least: LEAST_PASSWORD }]);
    expect(codes(`${"Zt7#kk-vv2!qL".repeat(10)}`)).toEqual(["PASSWORD_LONG"]);
  });

  it.each(["hoa.nt", "hoa.nt123456", "nguyenthihoa@vidu.gov.vn", "nguyenthihoa", "Nguyễn Thị Hoa 99", "1hoa.nt2"])(
    "[U2] %j is one's own name",
    (password) => {
      expect(codes(password)).toContain("PASSWORD_OWN_NAME");
    },
  );

  it.each([
    "123456789012",
    "matkhau12345",
    "Mật khẩu 2031",
    "Password@12345",
    "qwertyuiop123",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "1qaz2wsx3edc",
    "UBND@123456789",
    "210987654321",
  ])("[U2] %j is among the commonest", (password) => {
    expect(codes(password)).toContain("PASSWORD_COMMON");
  });

  it("[U2] every reason is told at once", () => {
    expect(checkPassword("admin", { username: "admin" }).map(({ code }) => code)).toEqual([
      "PASSWORD_SHORT",
      "PASSWORD_OWN_NAME",
      "PASSWORD_COMMON",
    ]);
  });
});
