import { expect, test } from "vitest";
import { saySetterEn } from "./setter-en.ts";
import { saySetterVi } from "./setter-vi.ts";

test("[S19] what set a figure is a pack, or a form of a period", () => {
  const form = { regime: "bao-cao-thang", period: "2023-M10" };
  expect([saySetterVi({ pack: "small" }), saySetterVi(form)]).toEqual(["gói small", "phiếu bao-cao-thang tháng 10/2023"]);
  expect([saySetterEn({ pack: "small" }), saySetterEn(form)]).toEqual(["pack small", "form bao-cao-thang October 2023"]);
  expect(saySetterVi({ ...form, period: "?" })).toBe("phiếu bao-cao-thang ?");
});
