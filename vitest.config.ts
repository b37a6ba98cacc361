// Three kinds of tests: pure ones, those on a real PostgreSQL, and whole ways through the running app.
import { defineConfig } from "vitest/config";

const globalSetup = ["tests/support/global-setup.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.db.test.ts"],
          // What hangs is ended; a busy machine fails nobody.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["tests/**/*.db.test.ts"],
          globalSetup,
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/journeys/**/*.e2e.ts"],
          globalSetup,
          pool: "forks",
          // A journey starts every process of the app: one at a time.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
