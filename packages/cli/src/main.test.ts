import { spawnSync } from "node:child_process";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { makePacks, put } from "../../documents/test/make-pack.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

function kehoach(
  args: readonly string[],
  cwd: string,
  language = "vi",
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, KEHOACH_LANG: language },
  });
  return { code: status, out: stdout, err: stderr };
}

test("help names every command, in either language", async () => {
  const root = await makePacks();
  for (const args of [[], ["--help"], ["-h"], ["help"]]) {
    const { code, out, err } = kehoach(args, root);
    expect([code, err]).toEqual([0, ""]);
    for (const name of ["serve", "audit", "report", "pack", "bench"]) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(out).toContain("Cách dùng");
  }
  expect(kehoach(["--help"], root, "en").out).toContain("Usage:");
});

test.each([
  [["pak"], "Không có lệnh “pak”. Có phải pack?"],
  [["--hepl"], "Không có cờ “--hepl”."],
  [["pack", "chek"], "Không có lệnh “pack chek”. Có phải check?"],
  [["pack", "check"], "Thiếu tham số."],
  [["pack", "format", "toy", "--chek"], "Không có cờ “--chek”. Có phải --check?"],
  [["pack", "format", "toy", "base"], "Thừa tham số “base”."],
  [["pack", "check", "nowhere"], "nowhere:1:1: lỗi: Không có thư mục “nowhere”."],
])("%s is wrong use: 2, and it is named", async (args, words) => {
  const { code, out, err } = kehoach(args, await makePacks());
  expect(err).toContain(words);
  expect([code, out]).toEqual([2, ""]);
});

test("pack check: 0 and a line for sound packs", async () => {
  const { code, out, err } = kehoach(["pack", "check", "toy", "base"], await makePacks());
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe(
    "toy: 5 chỉ tiêu, 1 kế hoạch giao, 7 số thực hiện, 3 quan hệ, 1 điều chưa khớp: không có lỗi.\nbase: gói nền base: không có lỗi.\n",
  );
});

test("[K2] pack check: 1, every problem with file:line:column, what was found and what would be right", async () => {
  const root = await makePacks({
    "toy/values/crop.yaml": put("unit: tonne", "unit: tone"),
    "toy/values/people.yaml": put('    place: "90001"\n    period', '    plac: "90001"\n    period'),
  });
  const { code, out, err } = kehoach(["pack", "check", "toy"], root);
  expect([code, out]).toEqual([1, ""]);
  expect(err.split("\n")).toEqual([
    "toy/values/crop.yaml:19:11: lỗi: Không có đơn vị tính “tone”. Có phải “tonne”?",
    "toy/values/people.yaml:28:5: lỗi: Thiếu khóa “place”.",
    "toy/values/people.yaml:29:5: lỗi: Không có khóa “plac” ở đây. Có phải “place”?",
    "toy: 3 lỗi; gói chưa dùng được.",
    "",
  ]);
  const english = kehoach(["pack", "check", "toy"], root, "en").err;
  expect(english).toContain("toy/values/crop.yaml:19:11: error: There is no unit “tone”. Did you mean “tonne”?");
});

test("pack check: the second of two names the first", async () => {
  const { err } = kehoach(
    ["pack", "check", "toy"],
    await makePacks({ "toy/indicators/crop.yaml": put("code: crop.output", "code: crop.area") }),
  );
  expect(err).toContain("\n    chỗ đầu: toy/indicators/crop.yaml:2:11\n");
});

test("[K17] pack format --check tells and writes nothing; format writes; then there is nothing to do", async () => {
  const file = "toy/sectors.yaml";
  const root = await makePacks({ [file]: put("name: Dân cư", 'name: "Dân cư"') });
  expect(kehoach(["pack", "format", "toy", "--check"], root)).toEqual({ code: 1, out: `${file}: khác dạng chuẩn\n`, err: "" });
  expect(await readFile(join(root, file), "utf8")).toContain('"Dân cư"');
  expect(kehoach(["pack", "format", "toy"], root)).toEqual({ code: 0, out: `${file}: đã viết lại\n`, err: "" });
  expect(await readFile(join(root, file), "utf8")).not.toContain('"Dân cư"');
  expect(kehoach(["pack", "format", "--check", "toy"], root)).toEqual({ code: 0, out: "toy: đã ở dạng chuẩn.\n", err: "" });
});

test("[K18] pack format loses no comment unasked", async () => {
  const file = "toy/sectors.yaml";
  const root = await makePacks({ [file]: put("name: Dân cư", "name: Dân cư # tạm") });
  const refused = kehoach(["pack", "format", "toy"], root);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(`${file}:7:18: cần xem: Chú thích “#”`);
  expect(await readFile(join(root, file), "utf8")).toContain("# tạm");
  expect(kehoach(["pack", "format", "toy", "--drop-comments"], root).code).toBe(0);
  expect(await readFile(join(root, file), "utf8")).not.toContain("#");
});

test("[K17] pack format of a pack with a fault writes nothing", async () => {
  const root = await makePacks({
    "toy/values/crop.yaml": put("unit: tonne", "unit: tone"),
    "toy/sectors.yaml": put("name: Dân cư", 'name: "Dân cư"'),
  });
  expect(kehoach(["pack", "format", "toy"], root).code).toBe(1);
  expect(await readFile(join(root, "toy/sectors.yaml"), "utf8")).toContain('"Dân cư"');
});

test.skipIf(process.getuid?.() === 0)(
  "a file that may not be read is named (not tried as root, who may read everything)",
  async () => {
    const root = await makePacks();
    await chmod(join(root, "toy/sectors.yaml"), 0);
    const { code, err } = kehoach(["pack", "check", "toy"], root);
    expect(code).toBe(1);
    expect(err).toContain("toy/sectors.yaml:1:1: lỗi: Không đọc được tệp: không có quyền đọc.");
  },
);
