import { defineConfig } from "vitest/config";

/** Three kinds of tests, told apart by their file names: pure, on a real database, in a real browser. Slow ones only by `npm run test:slow`. */
const slow = process.env["KEHOACH_TEST"] === "slow";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          isolate: false,
          include: ["packages/*/{src,test}/**/*.test.ts", "tools/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.db.test.ts", "**/*.slow.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "db",
          isolate: false,
          include: slow ? ["**/*.slow.test.ts"] : ["packages/*/{src,test}/**/*.db.test.ts", "e2e/**/*.e2e.test.ts"],
          exclude: ["**/node_modules/**"],
          globalSetup: ["packages/server/test/global-setup.ts", "e2e/prepare-browser.ts"],
          testTimeout: slow ? 600_000 : 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    // Browser and database work while a test waits for them: one more than there are processors keeps these busy.
    maxWorkers: 3,
  },
});
