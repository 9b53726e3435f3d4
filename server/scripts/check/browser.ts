import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { installFromPackages, runVisibly } from "@/server/scripts/check/packages";

const execute = promisify(execFile);
const SYSTEM_BROWSERS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * The path of a Chromium that runs on this machine, or undefined for Playwright's own. Installs one when there is none:
 * from the system's packages as root, else by Playwright's download.
 */
export async function ensureBrowser(): Promise<string | undefined> {
  const found = await findBrowser();
  if (found !== null) return found;
  console.log("No browser found; installing Chromium …");
  if (process.getuid?.() === 0 && installFromPackages("chromium")) {
    const installed = await findSystemBrowser();
    if (installed) return installed;
  }
  const withSystemLibraries = process.getuid?.() === 0 ? ["--with-deps"] : [];
  runVisibly(process.execPath, [
    "node_modules/@playwright/test/cli.js",
    "install",
    ...withSystemLibraries,
    "chromium",
  ]);
  const downloaded = await findBrowser();
  if (downloaded !== null) return downloaded;
  throw new Error(
    "No browser could be installed. Install Chromium or Google Chrome with your system's packages, then run again.",
  );
}

/** Null when there is none; undefined stands for the one that Playwright manages. */
async function findBrowser(): Promise<string | undefined | null> {
  const system = await findSystemBrowser();
  if (system) return system;
  return existsSync(chromium.executablePath()) ? undefined : null;
}

/** Runs each candidate, because some systems ship a `chromium` that only says where to get one. */
async function findSystemBrowser(): Promise<string | undefined> {
  for (const name of SYSTEM_BROWSERS) {
    const path = await execute("/bin/sh", ["-c", `command -v ${name}`]).then(
      ({ stdout }) => stdout.trim(),
      () => "",
    );
    if (path === "") continue;
    const answers = await execute(path, ["--version"], { timeout: 20_000 }).then(
      () => true,
      () => false,
    );
    if (answers) return path;
  }
  return undefined;
}
