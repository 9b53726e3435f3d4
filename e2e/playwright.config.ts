import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { freePort } from "./support/free-port";

/** One installation of its own for the run: an empty data folder and a port that is free. Workers inherit both. */
process.env.E2E_HOME ??= mkdtempSync(join(tmpdir(), "daric-e2e-"));
process.env.E2E_PORT ??= String(freePort());
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

/** No request of the browser's own leaves this machine. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
];

export default defineConfig({
  testDir: "./specs",
  outputDir: "../test-results",
  metadata: { home: process.env.E2E_HOME },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Generous, because a bound that a busy machine breaks proves nothing about the product.
  timeout: 300_000,
  expect: { timeout: 30_000, toHaveScreenshot: { threshold: 0.3, maxDiffPixelRatio: 0.03 } },
  snapshotPathTemplate: "{testDir}/../pictures/{arg}{ext}",
  updateSnapshots: "none",
  use: {
    baseURL,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.DARIC_BROWSER || undefined,
      args: process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET,
    },
  },
  webServer: {
    command: `"${process.execPath}" --import tsx server/scripts/start.ts`,
    cwd: join(import.meta.dirname, ".."),
    url: `${baseURL}/api/health/ready`,
    env: {
      DARIC_HOME: process.env.E2E_HOME,
      PORT: process.env.E2E_PORT,
      DARIC_BASE_URL: baseURL,
      // No secret may be in the logs, however much is written.
      LOG_LEVEL: "trace",
    },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
    stderr: "pipe",
  },
});
