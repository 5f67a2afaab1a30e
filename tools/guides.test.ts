import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lexer, type Token, walkTokens } from "marked";
import { expect, test } from "vitest";
import { GUIDES } from "../packages/web/src/help/guides.ts";

const FOLDER = join(import.meta.dirname, "../docs/huong-dan");

function listTokens(name: string): readonly Token[] {
  const found: Token[] = [];
  walkTokens(lexer(readFileSync(join(FOLDER, `${name}.md`), "utf8")), (token) => {
    found.push(token);
  });
  return found;
}

test("every guide has a file, and every file is a guide", () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".md"));
  expect(files.sort()).toEqual(GUIDES.map(({ name }) => `${name}.md`).sort());
});

test.each(GUIDES)("$name: begins with its title, shows only pictures and guides there are, holds no HTML", ({ name, title }) => {
  const tokens = listTokens(name);
  expect(tokens[0]).toMatchObject({ type: "heading", depth: 1, text: title });
  expect(tokens.filter(({ type }) => type === "html")).toEqual([]);
  for (const token of tokens) {
    if (token.type === "image") expect(existsSync(join(FOLDER, token["href"])), token["href"]).toBe(true);
    if (token.type === "link" && /\.md/.test(token["href"]))
      expect(existsSync(join(FOLDER, token["href"].replace(/#.*/, ""))), token["href"]).toBe(true);
  }
});

test("every picture is shown by a guide", () => {
  const shown = GUIDES.flatMap(({ name }) => listTokens(name)).flatMap((token) =>
    token.type === "image" ? [token["href"]] : [],
  );
  expect(
    readdirSync(join(FOLDER, "anh"))
      .map((file) => `anh/${file}`)
      .sort(),
  ).toEqual([...new Set(shown)].sort());
});
