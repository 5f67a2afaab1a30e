import { expect, test } from "vitest";
import { findSecretMark } from "./state-secrecy.ts";

test("[Q20] a mark on a line or in a cell of its own near the top, or behind Độ mật, is found", () => {
  expect(findSecretMark("UBND TỈNH\tMẬT\nSố: 5/BC-UBND")).toBe("MẬT");
  expect(findSecretMark("BÁO CÁO\n\n**TỐI MẬT**\n\nKết quả")).toBe("TỐI MẬT");
  expect(findSecretMark("UBND\n[TUYỆT MẬT]")).toBe("TUYỆT MẬT");
  expect(findSecretMark("Độ mật: Tối mật".normalize("NFD"))).toBe("TỐI MẬT");
});

test("[Q20] the word in prose, in a title or far down is no mark", () => {
  expect(
    findSecretMark("Công tác bảo vệ bí mật nhà nước được thực hiện tốt.\nMật ong đạt 5 tấn.\nMật độ dân số"),
  ).toBeUndefined();
  expect(findSecretMark("QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC\nĐộ mật: không")).toBeUndefined();
  expect(findSecretMark("TT\tTUYỆT MẬT\tTỐI MẬT\tMẬT\n1\t0\t2\t5")).toBeUndefined();
  expect(findSecretMark(`${"Một dòng của báo cáo.\n".repeat(60)}MẬT`)).toBeUndefined();
});
