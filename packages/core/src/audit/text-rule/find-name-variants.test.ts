import { describe, expect, test } from "vitest";
import { makeReading, makeTableReading } from "../../../test/make-reading.ts";
import { findNameVariants } from "./find-name-variants.ts";
import { findPlaceNames } from "./find-place-names.ts";

function names(text: string): string[] {
  const [passage] = makeReading([text]).passages;
  return passage ? findPlaceNames(passage).map(({ text: name, sort }) => (sort ? `${name} (${sort})` : name)) : [];
}

function find(...texts: string[]): string[] {
  return findNameVariants(makeReading(texts)).map(({ stated, note, passage, result }) =>
    note.code === "name-variant" ? `${result} ${stated} at ${passage}, ${note.other} ${note.count}` : note.code,
  );
}

describe("names of places", () => {
  test("[Q139] are capitalised words after the word of a place", () => {
    expect(names("tại xã Bằng Lăng (5 ha), thị trấn Bằng Lũng, huyện Chợ Đồn, TP. Hồ Chí Minh")).toEqual([
      "Bằng Lăng (commune)",
      "Bằng Lũng (commune)",
      "Chợ Đồn (upper)",
      "Hồ Chí Minh (upper)",
    ]);
    expect(names("Trường Tiểu học Nam Ban và Công ty TNHH Hoàng Long; thôn Bản Pèo, xã Bản Thi")).toEqual([
      "Nam Ban (school)",
      "Hoàng Long (company)",
      "Bản Pèo (village)",
      "Bản Thi (commune)",
    ]);
    expect(names("Xã Đồng Thắng đạt 09/19 tiêu chí; Bản Thi đạt chuẩn")).toEqual(["Đồng Thắng (commune)"]);
  });

  test("[Q139] or three and more capitalised names in a row", () => {
    expect(names("Gồm: Yên Phong, Xuân Lạc và Bằng Lăng.")).toEqual(["Yên Phong", "Xuân Lạc", "Bằng Lăng"]);
    expect(names("Phương Viên (Chợ Đồn), Thanh Thịnh (Chợ Mới), xã Kim Lư")).toEqual([
      "Phương Viên",
      "Thanh Thịnh",
      "Kim Lư (commune)",
    ]);
    expect(names("Tổng sản lượng, Diện tích gieo trồng, Năng suất lúa")).toEqual([]);
    expect(names("ĐẢM BẢO QUỐC PHÒNG, UBND, HĐND, MTTQ các xã")).toEqual([]);
  });
});

describe("one name spelled two ways", () => {
  test("[Q140] the rarer spelling is asked about, once", () => {
    const found = find(
      "tại xã Bằng Lăng (5 ha)",
      "xã Bằng Lãng, Bằng Phúc và thị trấn Bằng Lũng",
      "các xã Xuân Lạc, Bản Thi, Bằng Lãng, Lương Bằng",
      "Gồm: Yên Phong, Bằng Lăng, Tân Lập",
      "tại xã Bằng Lãng đã trồng",
    );
    expect(found).toEqual(["review Bằng Lăng at 0, Bằng Lãng 3"]);
  });

  test("[Q140] of two equally frequent spellings the later is asked about", () => {
    expect(find("huyện Đắk Song", "huyện Đăk Song")).toEqual(["review Đăk Song at 1, Đắk Song 1"]);
    expect(find("thôn Nà Cà", "Thôn Nà Cá")).toEqual(["review Nà Cá at 1, Nà Cà 1"]);
  });

  test("[Q140] names of one list are two places", () => {
    expect(find("các xã Yên Hà, Yên Hạ", "xã Yên Hà đạt chuẩn", "xã Yên Hạ đạt chuẩn")).toEqual([]);
    expect(find("xã Yên Hà và xã Yên Hạ")).toEqual([]);
    const table = makeTableReading([["Yên Hà"], ["Yên Hạ"]], ["xã Yên Hà có 5 thôn"]);
    expect(findNameVariants(table)).toEqual([]);
    const once = makeTableReading([["Bằng Lăng"], ["Yên Mỹ"]], ["xã Bằng Lãng có 5 thôn"]);
    expect(findNameVariants(once)).toHaveLength(1);
  });

  test.each([
    [["xã Hoà Bình", "xã Hòa Bình"], "where the tone stands makes no other name"],
    [["xã Tân Lập", "xã Tân Lộc"], "another letter is another name"],
    [["xã Yên Hà", "thôn Yên Hạ"], "things of two sorts"],
    [["Gồm: Yên Mỹ, Tân Lập, Yên Hà", "Gồm: Yên Phong, Xuân Lạc, Yên Hạ"], "lists of no places"],
    [["xã Bằng Lãng", "hoa Bằng Lăng nở"], "no place"],
    [["xã Đồng Lạc", "xã Dong Lac"], "a name without any signs"],
    [["bản Mo", "xã Mò"], "a short name after another word"],
    [["xã An", "xã Ân"], "a short name with another vowel"],
  ])("[Q140] %j are left alone: %s", (texts) => {
    expect(find(...texts)).toEqual([]);
  });

  test("[Q140] a short name is asked about when only its tone differs after the same word", () => {
    expect(find("bản Mo", "bản Mò")).toHaveLength(1);
  });

  test("[Q140] two names that are both written often are two places", () => {
    const many = (name: string): string[] => Array.from({ length: 5 }, () => `xã ${name} đạt chuẩn`);
    expect(find(...many("Yên Hà"), ...many("Yên Hạ"))).toEqual([]);
    expect(find(...many("Yên Hà"), ...many("Yên Hà"), "xã Yên Hạ đạt chuẩn")).toHaveLength(1);
  });

  test("[Q140] syllables that often tell neighbours apart need one slip among many mentions", () => {
    expect(find("xã Tân Thanh", "xã Tân Thành")).toEqual([]);
    expect(find("xã Đông Viên", "xã Đông Viên", "xã Đồng Viên")).toEqual([]);
    expect(find(...Array.from({ length: 4 }, () => "xã Tân Thanh"), "xã Tân Thành")).toEqual([
      "review Tân Thành at 4, Tân Thanh 4",
    ]);
  });
});
