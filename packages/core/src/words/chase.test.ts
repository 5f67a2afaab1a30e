import { describe, expect, test } from "vitest";
import { sayAllChasesEn, sayChaseEn } from "./chase-en.ts";
import type { ChasedPlace, ChaseMessage } from "./chase-message.ts";
import { sayAllChasesVi, sayChaseVi } from "./chase-vi.ts";

const BY = "2031-07-10";
const overdue = (name: string, given: Partial<ChasedPlace> = {}): ChasedPlace => ({
  name,
  deadline: "2031-07-04",
  days: 2,
  closed: false,
  ...given,
});
const make = (given: Partial<ChaseMessage> = {}): ChaseMessage => ({
  regime: "Báo cáo tháng",
  period: "tháng 6/2031",
  deadline: "2031-07-04",
  reporters: 20,
  sent: 18,
  approved: 0,
  overdue: [],
  waiting: [],
  returned: [],
  ...given,
});

describe("a message that chases", () => {
  test.each<[string, Partial<ChaseMessage>, string, string]>([
    [
      "who is overdue",
      { overdue: [overdue("xã A"), overdue("xã B", { days: 1 })] },
      "[Báo cáo tháng, tháng 6/2031] Hạn 04/07/2031. Đã gửi 18/20. Quá hạn chưa gửi (ngày làm việc): xã A (2 ngày), xã B (1 ngày). Đề nghị các nơi quá hạn gửi chậm nhất ngày 10/07/2031.",
      "[Báo cáo tháng, tháng 6/2031] Due 04/07/2031. Sent 18 of 20. Overdue (working days): xã A (2 days), xã B (1 day). Please send what is overdue by 10/07/2031.",
    ],
    [
      "who waits, what was returned, and what is approved",
      { approved: 15, waiting: [{ name: "xã C", deadline: "2031-07-04" }], returned: [{ name: "xã D" }] },
      "[Báo cáo tháng, tháng 6/2031] Hạn 04/07/2031. Đã gửi 18/20, đã duyệt 15. Bị trả lại, chờ gửi lại: xã D. Còn trong hạn: xã C. Đề nghị các nơi bị trả lại gửi chậm nhất ngày 10/07/2031; các nơi còn trong hạn gửi đúng hạn.",
      "[Báo cáo tháng, tháng 6/2031] Due 04/07/2031. Sent 18 of 20, approved 15. Returned: xã D. Still in time: xã C. Please send what was returned by 10/07/2031; send the rest in time.",
    ],
    [
      "a deadline of its own, none of whose working days has passed",
      {
        deadline: "2031-07-14",
        overdue: [overdue("xã A", { days: 0 })],
        waiting: [
          { name: "huyện B", deadline: "2031-07-14" },
          { name: "xã C", deadline: "2031-07-11" },
        ],
      },
      "[Báo cáo tháng, tháng 6/2031] Hạn 14/07/2031. Đã gửi 18/20. Quá hạn chưa gửi (ngày làm việc): xã A (hạn 04/07/2031, vừa quá hạn). Còn trong hạn: huyện B, xã C (hạn 11/07/2031). Đề nghị các nơi quá hạn gửi chậm nhất ngày 10/07/2031; các nơi còn trong hạn gửi đúng hạn.",
      "[Báo cáo tháng, tháng 6/2031] Due 14/07/2031. Sent 18 of 20. Overdue (working days): xã A (due 04/07/2031, just overdue). Still in time: huyện B, xã C (due 11/07/2031). Please send what is overdue by 10/07/2031; send the rest in time.",
    ],
    [
      "what is taken no more: nobody is asked to send it",
      { overdue: [overdue("xã A", { days: 12, closed: true })] },
      "[Báo cáo tháng, tháng 6/2031] Hạn 04/07/2031. Đã gửi 18/20. Quá hạn chưa gửi (ngày làm việc): xã A (12 ngày, đã thôi nhận). Đề nghị nơi nào phần mềm đã thôi nhận thì liên hệ để được hướng dẫn.",
      "[Báo cáo tháng, tháng 6/2031] Due 04/07/2031. Sent 18 of 20. Overdue (working days): xã A (12 days, no longer taken). Please ask us about what the program no longer takes.",
    ],
    [
      "that all have sent",
      { sent: 20 },
      "[Báo cáo tháng, tháng 6/2031] Hạn 04/07/2031. Đã gửi 20/20. Các nơi đã gửi đủ.",
      "[Báo cáo tháng, tháng 6/2031] Due 04/07/2031. Sent 20 of 20. All have sent.",
    ],
  ])("[Y94] says %s", (_what, given, vi, en) => {
    expect(sayChaseVi(make(given), BY)).toBe(vi);
    expect(sayChaseEn(make(given), BY)).toBe(en);
  });

  test.each([
    [40, "xã 40 (2 ngày).", "xã 40 (2 days)."],
    [41, "xã 40 (2 ngày) và 1 nơi khác.", "xã 40 (2 days) and 1 other."],
    [43, "xã 40 (2 ngày) và 3 nơi khác.", "xã 40 (2 days) and 3 others."],
  ])("[Y94] of %i names forty stand in it, the others are counted", (count, vi, en) => {
    const places = Array.from({ length: count }, (_, i) => overdue(`xã ${i + 1}`));
    expect(sayChaseVi(make({ overdue: places }), BY)).toContain(vi);
    expect(sayChaseVi(make({ overdue: places }), BY)).not.toContain("xã 41");
    expect(sayChaseEn(make({ overdue: places }), BY)).toContain(en);
  });

  test("[Y94] all at once: one paragraph each, what all have sent is left out", () => {
    const head = { authority: "UBND huyện Mẫu", today: "2031-07-08", by: BY };
    const some = [make({ overdue: [overdue("xã A")] }), make({ regime: "Một cửa", sent: 20 })];
    const paragraphs = sayAllChasesVi(head, some).split("\n\n");
    expect(paragraphs).toEqual(["UBND huyện Mẫu: tình hình gửi báo cáo đến ngày 08/07/2031.", sayChaseVi(some[0] ?? make(), BY)]);
    expect(sayAllChasesVi(head, [make({ sent: 20 })])).toMatch(/\n\nCác nơi đã gửi đủ\.$/u);
    expect(sayAllChasesEn(head, [])).toBe("UBND huyện Mẫu: who has sent, up to 08/07/2031.\n\nAll have sent.");
  });
});
