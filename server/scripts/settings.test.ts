import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "@/server/scripts/settings";

const read = (environment: Record<string, string>) => readSettings({ NODE_ENV: "test", ...environment });

test("without settings it runs on port 3000 from .daric, with everything of its own", () => {
  const settings = read({ PORT: "", DATABASE_URL: "" });
  expect(settings).toMatchObject({ port: 3000, databaseUrl: undefined, tronRpcUrl: undefined });
  expect(settings.home).toMatch(/\/\.daric$/);
  expect(isAbsolute(settings.home)).toBe(true);
});

test.each(["0", "65536", "abc", "80.5"])("PORT=%s is refused in a sentence", (PORT) => {
  expect(() => read({ PORT })).toThrow(/PORT must be a number from 1 to 65535/);
});
