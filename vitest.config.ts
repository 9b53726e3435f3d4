import { defineConfig } from "vitest/config";

const everywhere = ["node_modules/**", ".next/**", ".daric/**", "e2e/**"];
const root = import.meta.dirname;

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    maxWorkers: 2,
    // Generous, because a bound that a busy machine breaks proves nothing about the code.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    exclude: everywhere,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "**/*.db.test.{ts,tsx}", "**/*.chain.test.ts"],
          setupFiles: ["server/testing/setup-console.ts", "server/testing/setup-unit.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.{ts,tsx}"],
          globalSetup: ["server/testing/setup-postgres.ts"],
          setupFiles: ["server/testing/setup-console.ts", "server/testing/setup-db.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "chain",
          include: ["**/*.chain.test.ts"],
          setupFiles: ["server/testing/setup-console.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
