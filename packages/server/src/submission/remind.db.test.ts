import { REMINDER_VI } from "@kehoach/core/words/remind-vi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf } from "../../test/people-site.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";
import type { Letter } from "../platform/mail.ts";
import { sendReminders } from "./remind.ts";

let site: SubmissionSite;

beforeAll(async () => {
  site = await makeSubmissionSite();
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("binh", { role: "officer", place: "N2" }, { authority: "south", role: "officer", place: "S1" });
  await site.makeUser("giang", { role: "approver", place: "N" });
  await site.makeUser("lead", { role: "leader", place: "N" });
});

const EXPLAINED = { authority: "north", indicator: "crops.area", period: "2030" };
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

/** The letters of a day, by who gets them. */
async function remind(day: string): Promise<ReadonlyMap<string, Letter>> {
  const letters = new Map<string, Letter>();
  const send = async (letter: Letter): Promise<void> => void letters.set(letter.to.split("@")[0] ?? "", letter);
  const deps = { db: site.own.db, send, publicUrl: "https://kehoach.vidu.test", language: "vi" } as const;
  await sendReminders({ ...deps, clock: () => new Date(`${day}T00:00:00Z`) });
  return letters;
}

const CELLS = [
  { row: "crops.area", column: "now", base: 0, text: "12" },
  { row: "herd.pigs", column: "now", base: 0, text: "80" },
];

test("[Q80] who has to send is reminded of his own places, what is sent is not told; who approves is told how many wait for him", async () => {
  site.clock.day = "2030-07-03";
  await site.submit("an", 0, { cells: CELLS }, { period: "2030-M06" });
  // Four working days after June: 4 July is the deadline of "grid", and the month's form is due too.
  const letters = await remind("2030-07-04");
  const binh = letters.get("binh");
  expect(binh?.text).toContain("Báo cáo thử, tháng 6/2030, xã N2: hạn cuối là hôm nay");
  expect(binh?.text).not.toContain("xã N1");
  expect(binh?.text).toContain("Cơ quan south");
  expect(binh?.text).toContain("https://kehoach.vidu.test/viec");
  expect(letters.get("an")?.text ?? "").not.toContain("Báo cáo thử, tháng 6/2030");
  expect(letters.get("giang")?.subject).toContain("1 phiếu chờ duyệt");
  expect(letters.has("lead")).toBe(false);
});

test("[Q81] once a day, and not on a day off; what was returned is told first", async () => {
  expect((await remind("2030-07-04")).size).toBe(0);
  expect((await remind("2030-07-06")).size).toBe(0); // a Saturday
  site.clock.day = "2030-07-05";
  await site.decide("giang", "return", 1, "Lệch sổ", { place: keyOf("N1") });
  const letters = await remind("2030-07-08");
  expect(letters.get("an")?.text).toMatch(/Cơ quan north\n- Bị trả lại, chờ sửa: Báo cáo thử, tháng 6\/2030, xã N1\n/);
  expect(letters.get("binh")?.text).toContain("xã N2: quá hạn 2 ngày làm việc (hạn 04/07/2030)");
  const told = await site.get("lead", "journal?authority=north&act=reminder.send");
  expect(told.status).toBe(200);
});

test("[Q80] [Q82] who has to explain is told with the day, who asked is told of the answer; the page says the same as the letter", async () => {
  site.clock.day = "2030-07-08";
  const asked = await site.post("lead", "explanations", { ...EXPLAINED, place: keyOf("N1"), text: "Vì sao?", days: 1 });
  const letter = (await remind("2030-07-09")).get("an");
  expect(letter?.subject).toMatch(/1 giải trình cần trả lời$/);
  expect(letter?.text).toContain("- Cần giải trình: Diện tích, xã N1, năm 2030: hạn cuối là hôm nay");

  site.clock.day = "2030-07-09";
  const page = (await site.get("an", "work/digest?authority=north")).body;
  expect(page.explanations).toMatchObject([{ id: asked.body.id, turn: "answer", due: { day: "2030-07-09", days: 0 } }]);
  const lines = page.forms.map((form: Parameters<typeof REMINDER_VI.item>[0]) => `- ${REMINDER_VI.item(form)}`);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(letter?.text).toContain(line);
  expect((await site.get("binh", "work/digest?authority=north")).body.explanations).toEqual([]);
  expect((await site.get("giang", "work/digest?authority=north")).body).toMatchObject({ approvals: 0, explanations: [] });

  await site.post("an", `explanations/${asked.body.id}/answer`, { authority: "north", seen: 1, text: "Rét đậm" });
  const after = await remind("2030-07-10");
  expect(after.get("an")?.text ?? "").not.toContain("Cần giải trình");
  expect(after.get("lead")?.text).toContain("- Đã giải trình, chờ bạn xem xét: Diện tích, xã N1, năm 2030");
  expect(after.get("lead")?.text).toContain("https://kehoach.vidu.test/giai-trinh");
});
