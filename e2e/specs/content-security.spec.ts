import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { api } from "../support/api";
import { hostile, makeHostileBusiness, shortHostile } from "../support/hostile";
import { signInOwner } from "../support/people";
import { listRoutes } from "../support/routes";
import { arrive } from "../support/walk";

declare global {
  var stopped: string[];
}

const HOSTILE = hostile("address");

/** Every text of the hostile business that some page shows. */
const SHOWN = [
  ...["person", "business", "customer", "customer value", "order", "note", "manual reason", "manual proof"],
  ...["invoice", "invoice item", "invoice value", "open invoice", "open invoice item", "link", "link item"],
  ...["endpoint", "partner", "key", "program", "decision"],
].map(hostile);
const SHOWN_SHORT = ["button", "customer key", "invoice key"].map(shortHostile);

/** Has every page of the window write down what its policy stopped. */
async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.stopped = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      globalThis.stopped.push(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
}

/** Where a list shows more of its lines beside it: the first one's. */
async function openDetails(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: /^Details of / }).first();
  const sheet = page.getByRole("dialog");
  if ((await button.count()) === 0) return;
  await expect(async () => {
    // A click that comes before the page's script is lost.
    if (!(await sheet.isVisible())) await button.click({ timeout: 5_000 });
    await expect(sheet).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await arrive(page);
}

/** Opens the pages one after the other: none runs what is no script of ours, or tries to. Returns all that they say. */
async function readPages(page: Page, addresses: readonly string[]): Promise<string> {
  const said: string[] = [];
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await arrive(page);
    await openDetails(page);
    for (const frame of page.frames())
      if (await frame.evaluate(() => "stolen" in globalThis)) faults.push(`${address}: ran a script`);
    const { stopped, texts } = await page.evaluate(() => ({
      stopped: globalThis.stopped,
      texts: [
        document.body.innerText,
        ...[...document.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value),
      ],
    }));
    faults.push(...stopped.map((what) => `${address}: ${what}`));
    said.push(...texts);
  }
  expect(faults).toEqual([]);
  return said.join("\n");
}

test("whatever people and programs write is text on every page", async ({ browser }) => {
  test.setTimeout(900_000);
  const { owner, pages } = await makeHostileBusiness();
  const operator = await signInOwner();
  const routes = listRoutes().filter(({ path }) => pages[path] !== undefined || !path.includes("["));
  const walk = async (area: RegExp, person?: APIRequestContext, more: readonly string[] = []) => {
    const context = await browser.newContext({ storageState: await person?.storageState() });
    const page = await context.newPage();
    await watchPolicy(page);
    const addresses = routes.filter((route) => area.test(route.area)).map(({ path }) => pages[path] ?? path);
    const said = await readPages(page, [...addresses, ...more]);
    await context.close();
    return said;
  };
  const text = encodeURIComponent(HOSTILE);
  const said = [
    await walk(/^(\(site\)|\(auth\)|mailbox|pay)$/, undefined, [
      "/no-such-page",
      `${pages["/pay/[invoiceId]"]}?tx=${text}&fee=${text}`,
      `${pages["/pay/[invoiceId]"]}?lang=${text}`,
      `${pages["/pay/link/[linkId]"]}?refused=${text}&amount=${text}`,
    ]),
    await walk(/^\(dashboard\)$/, owner, [
      "/unmatched?state=decided",
      `/invoices?query=${text}`,
      `/customers?query=${text}`,
    ]),
    await walk(/^\(admin\)$/, operator, [`/admin/merchants?query=${text}`]),
  ].join("\n");
  expect([...SHOWN, ...SHOWN_SHORT].filter((text) => !said.includes(text))).toEqual([]);
  await Promise.all([owner.dispose(), operator.dispose()]);
});

test("a script written into a page does not run", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = `<img src="x" onerror="globalThis.stolen = 1">`;
    document.body.append(script);
  });
  await page.waitForTimeout(0);
  expect(await page.evaluate(() => "stolen" in globalThis)).toBe(false);
});

test("only a checkout in a shop's window may be framed", async ({ request }) => {
  const { id } = await api<{ id: string }>("POST", "/invoices", { amount: "1.00" });
  const frame = async (path: string) => {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    return [/frame-ancestors ([^;]+)/.exec(policy)?.[1], headers["x-frame-options"]];
  };
  expect(await frame(`/pay/${id}?embed=1`)).toEqual(["*", undefined]);
  for (const path of [`/pay/${id}`, "/?embed=1", "/sign-in?embed=1", `/pay/${id}/receipt?embed=1`])
    expect(await frame(path)).toEqual(["'none'", "DENY"]);
});
