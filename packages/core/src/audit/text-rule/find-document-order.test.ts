import { describe, expect, test } from "vitest";
import { makeReading } from "../../../test/make-reading.ts";
import { readDocumentNumbers } from "./document-number.ts";
import { findDocumentOrder } from "./find-document-order.ts";

function read(text: string) {
  const [passage] = makeReading([text]).passages;
  if (!passage) return [];
  return readDocumentNumbers(passage).map(({ number, symbol, year, date, issuer, span }) => ({
    number,
    symbol,
    year,
    date: date && `${date.day}.${date.month}.${date.year}`,
    level: issuer?.level,
    printed: text.slice(span.start, span.end),
  }));
}

function find(...texts: string[]): string[] {
  return findDocumentOrder(makeReading(texts)).map(({ result, stated, note }) => {
    if (note.code === "dates-disorder") return `${result} ${stated} / ${note.other}`;
    if (note.code === "sequence-broken") return `${result} ${stated} for ${note.expected}`;
    return `${result} ${stated}`;
  });
}

describe("papers named by number and symbol", () => {
  test("[Q135] number, symbol, date and issuer are read", () => {
    expect(read("Quyết định số 4143/QĐ-UBND ngày 12/12/2022 của Chủ tịch UBND huyện Chợ Đồn về việc")).toEqual([
      {
        number: 4143,
        symbol: "qđ-ubnd",
        year: undefined,
        date: "12.12.2022",
        level: "huyện",
        printed: "4143/QĐ-UBND ngày 12/12/2022",
      },
    ]);
    expect(read("Nghị định số 81/2021/NĐ-CP, ngày 27 tháng 8 năm 2021")).toMatchObject([
      { number: 81, symbol: "nđ-cp/năm", year: 2021, date: "27.8.2021", level: "trung ương" },
    ]);
    expect(read("Quyết định số 1654-QĐ/HU về việc; Văn bản 2665/UBND-VP ngày 06/10/2023")).toMatchObject([
      { number: 1654, symbol: "qđ/hu", date: undefined },
      { number: 2665, symbol: "ubnd-vp", date: "6.10.2023" },
    ]);
  });

  test("[Q135] fractions, dates and names are no papers", () => {
    for (const text of ["180/HA", "12/150 con, 8.384/9.330 con", "ngày 30/01/2023", "5/Lô", "K380 và 4.0/Chợ"])
      expect(read(text)).toEqual(text === "180/HA" ? [expect.objectContaining({ number: 180 })] : []);
  });
});

describe("numbers of papers and their dates", () => {
  test("[Q135] in order they are whole, in another order they are asked about", () => {
    const [first, second, third] = [
      "Quyết định số 141/QĐ-UBND ngày 30/01/2023 về chương trình; Quyết định số 142/QĐ-UBND ngày 30/01/2023 về danh mục",
      "Quyết định số 3722/QĐ-UBND ngày 06/11/2023 của UBND huyện",
      "Quyết định số 3722/QĐ-UBND ngày 06/01/2023 của UBND huyện",
    ];
    expect(find(first, second)).toEqual(["ok 141/QĐ-UBND ngày 30/01/2023 … 3722/QĐ-UBND ngày 06/11/2023"]);
    expect(find(first, third)).toEqual(["review 3722/QĐ-UBND ngày 06/01/2023 / 142/QĐ-UBND ngày 30/01/2023"]);
  });

  test("[Q135] papers of different bodies, symbols or years are not compared", () => {
    expect(
      find(
        "Kế hoạch số 90/KH-UBND ngày 05/01/2023 của UBND tỉnh; Kế hoạch số 15/KH-UBND ngày 19/01/2023 của UBND huyện; Báo cáo số 8/BC-UBND ngày 20/3/2023",
      ),
    ).toEqual([]);
    expect(find("Quyết định số 4188/QĐ-UBND ngày 19/12/2022; Quyết định số 141/QĐ-UBND ngày 30/01/2023")).toEqual([]);
    expect(find("Quyết định số 900/QĐ-TTg ngày 20/7/2022; Quyết định số 12/2022/QĐ-TTg ngày 01/8/2022")).toEqual([]);
    expect(
      find(
        "Quyết định số 30/QĐ-UBND ngày 02/01/2023 của UBND xã Bản Thi; Quyết định số 12/QĐ-UBND ngày 09/01/2023 của UBND xã Yên Mỹ",
      ),
    ).toEqual([]);
  });

  test("[Q135] without a printed issuer a day's difference is let pass", () => {
    expect(find("Kế hoạch số 15/KH-UBND ngày 20/01/2023; Kế hoạch số 16/KH-UBND ngày 19/01/2023")).toEqual([]);
    expect(find("Kế hoạch số 15/KH-UBND ngày 21/01/2023; Kế hoạch số 16/KH-UBND ngày 19/01/2023")).toHaveLength(1);
    expect(
      find("Kế hoạch số 15/KH-UBND ngày 20/01/2023 của UBND huyện; Kế hoạch số 16/KH-UBND ngày 19/01/2023 của UBND huyện"),
    ).toHaveLength(1);
  });

  test("[Q135] of many papers the one that stands out is pointed at; many out of order are several bodies'", () => {
    const paper = (number: number, month: number): string => `Công văn số ${number}/UBND-VP ngày 15/${month}/2023`;
    const rising = [1, 2, 3, 4, 6, 7, 8].map((month) => paper(month * 100, month));
    expect(find([...rising, paper(550, 1)].join("; "))).toEqual([
      "review 550/UBND-VP ngày 15/1/2023 / 400/UBND-VP ngày 15/4/2023",
    ]);
    expect(find([8, 3, 7, 1, 6, 2].map((month, i) => paper(100 + i, month)).join("; "))).toEqual([]);
  });

  test("[Q136] one number has one date in a year", () => {
    expect(find("Quyết định số 4188/QĐ-UBND ngày 19/12/2022", "Theo Quyết định số 4188/QĐ-UBND ngày 12/12/2022")).toEqual([
      "review 4188/QĐ-UBND ngày 12/12/2022 / 4188/QĐ-UBND ngày 19/12/2022",
    ]);
    expect(find("Quyết định số 01/QĐ-UBND ngày 02/01/2022", "Theo Quyết định số 01/QĐ-UBND ngày 03/01/2023")).toEqual([]);
    expect(find("Quyết định số 4188/QĐ-UBND ngày 19/12/2022", "Theo Quyết định số 4188/QĐ-UBND ngày 19/12/2022")).toEqual([]);
    expect(
      find(
        "Quyết định số 88/QĐ-UBND ngày 19/12/2022 của UBND tỉnh",
        "Theo Quyết định số 88/QĐ-UBND ngày 01/3/2022 của UBND huyện",
      ),
    ).toEqual([]);
  });

  test("[Q136] a year inside a number is the year of the date", () => {
    expect(find("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ")).toEqual([
      "review 30/2020/NĐ-CP ngày 05/3/2021 for 30/2021/NĐ-CP ngày 05/3/2021",
    ]);
    expect(find("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")).toEqual([]);
  });
});
