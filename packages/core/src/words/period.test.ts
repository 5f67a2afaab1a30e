import { describe, expect, test } from "vitest";
import { parsePeriod } from "../period/period.ts";
import { periodSentencesEn, showPeriodEn } from "./period-en.ts";
import { periodSentencesVi, showPeriodVi } from "./period-vi.ts";
import { toSentence } from "./sentence.ts";

describe("names of periods", () => {
  test.each([
    ["2023", "năm 2023", "2023"],
    ["2023-H1", "6 tháng đầu năm 2023", "first half of 2023"],
    ["2023-H2", "6 tháng cuối năm 2023", "second half of 2023"],
    ["2023-Q3", "quý III/2023", "Q3 2023"],
    ["2023-9M", "9 tháng đầu năm 2023", "first nine months of 2023"],
    ["2023-M09", "tháng 9/2023", "September 2023"],
    ["2023-M02", "tháng 02/2023", "February 2023"],
    ["nd09:2023-M01", "tháng 01/2023 (15/12/2022 - 14/01/2023)", "January 2023 (15/12/2022 - 14/01/2023)"],
    ["nd09:2023", "năm 2023 (15/12/2022 - 14/12/2023)", "2023 (15/12/2022 - 14/12/2023)"],
    ["budget:2023", "năm ngân sách 2023", "budget year 2023"],
    ["school:2022-2023", "năm học 2022-2023", "school year 2022-2023"],
    ["multi-year:2021-2025", "giai đoạn 2021-2025", "2021-2025"],
    ["season:2023-autumn", "vụ mùa 2023", "autumn crop 2023"],
    ["@2023-11-30", "đến ngày 30/11/2023", "as of 30/11/2023"],
    ["2023-09-01..2023-11-01", "từ ngày 01/09/2023 đến ngày 31/10/2023", "01/09/2023 to 31/10/2023"],
  ])("[P11] %s is %s, %s", (text, vietnamese, english) => {
    const outcome = parsePeriod(text);
    expect(outcome.ok && showPeriodVi(outcome.value)).toBe(vietnamese);
    expect(outcome.ok && showPeriodEn(outcome.value)).toBe(english);
  });
});

test("[P6] a refusal is told in both languages, with what was found", () => {
  for (const text of ["2023-Q5", "lunar:2023", "@2023-02-30", "2023-03-01..2023-03-01", "năm nay"]) {
    const outcome = parsePeriod(text);
    if (outcome.ok) throw new Error(text);
    expect(toSentence(periodSentencesVi, outcome.problems[0])).toContain(`“${text}”`);
    expect(toSentence(periodSentencesEn, outcome.problems[0])).toContain(`"${text}"`);
  }
});
