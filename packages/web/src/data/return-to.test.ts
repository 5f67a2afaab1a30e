import { expect, test } from "vitest";
import { toReturn, toReturnAddress } from "./return-to.ts";

const HERE = "https://kehoach.vidu.gov.vn";

test("sign-in goes back to where one came from", () => {
  for (const address of ["/quan-tri/nguoi-dung?q=an#x", "/tai-khoan", "/"]) expect(toReturn(address, HERE)).toBe(address);
});

test("sign-in never goes to a stranger's address, to the API, or back to itself", () => {
  for (const address of [
    undefined,
    "",
    "https://xau.vidu.com/",
    "//xau.vidu.com",
    "/\\xau.vidu.com",
    "/\t/xau.vidu.com",
    "javascript:alert(1)",
    "tai-khoan",
    "/dang-nhap?ve=/tai-khoan",
    "/dat-lai-mat-khau?token=x",
    "/api/v1/journal.csv",
  ])
    expect(toReturn(address, HERE), address).toBe("/");
});

test("a page of signing in is no page to come back to", () => {
  expect(toReturnAddress("/dang-nhap?ve=/")).toBeUndefined();
  expect(toReturnAddress("/tai-khoan#uy-quyen")).toBe("/tai-khoan#uy-quyen");
});
