import { expect, test } from "vitest";
import { describeAgent } from "./describe-agent.ts";

const KIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KIT} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "Windows"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, "Edge", "Windows"],
  [`Mozilla/5.0 (Windows NT 10.0) ${KIT} coc_coc_browser/130.0 Chrome/124.0.0.0 Safari/537.36`, "Cốc Cốc", "Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [`Mozilla/5.0 (Linux; Android 15; K) ${KIT} Chrome/140.0.0.0 Mobile Safari/537.36`, "Chrome", "Android"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
])("%s", (agent, browser, system) => {
  expect(describeAgent(agent)).toEqual({ browser, system });
});

test("a description that tells nothing is not guessed at", () => {
  expect(describeAgent("curl/8.5.0")).toBeUndefined();
  expect(describeAgent("")).toBeUndefined();
});
