import { expect, type Page, test } from "@playwright/test";
import { api } from "../support/api";
import { signIn } from "../support/sign-in";

const HOSTILE = `"><script>globalThis.stolen=1</script><img src=x onerror="globalThis.stolen=1">`;

/** Every complaint of the browser about the policy. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) found.push(`${page.url()}: ${message.text()}`);
  });
  return found;
}

async function expectInert(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  expect(await page.evaluate(() => "stolen" in globalThis)).toBe(false);
}

test("no page runs a script that is not its own, and none breaks its own policy", async ({ page }) => {
  const found = complaints(page);
  const { id } = await api<{ id: string }>("POST", "/invoices", {
    currency: "USD",
    line_items: [{ description: HOSTILE, quantity: 1, unit_amount: "9.99" }],
    description: HOSTILE,
    order_id: HOSTILE,
    metadata: { note: HOSTILE },
    customer: { name: HOSTILE, email: "somebody@example.com" },
  });
  const link = await api<{ id: string }>("POST", "/payment_links", { description: HOSTILE, currency: "USD" });
  for (const path of ["/", "/docs", "/docs/api/invoices", "/demo-shop", "/sign-in", "/no-such-page"]) {
    await page.goto(path);
    await expectInert(page);
  }
  for (const path of [
    `/pay/${id}?tx=${encodeURIComponent(HOSTILE)}&fee=${encodeURIComponent(HOSTILE)}`,
    `/pay/${id}?lang=${encodeURIComponent(HOSTILE)}`,
    `/pay/link/${link.id}?refused=${encodeURIComponent(HOSTILE)}`,
  ]) {
    await page.goto(path);
    await expect(page.locator("h1")).toBeVisible();
    await expectInert(page);
  }
  await signIn(page);
  for (const path of [
    "/overview",
    "/invoices",
    `/invoices/${id}`,
    "/customers",
    "/payment-links",
    "/payments",
    "/balances",
    "/settlements",
    "/unmatched",
    "/developers/api-keys",
    "/developers/webhooks",
    "/developers/request-log",
    "/admin",
    "/admin/jobs",
  ]) {
    await page.goto(path);
    await expect(page.locator("h1").first()).toBeVisible();
    await expectInert(page);
  }
  expect(found).toEqual([]);
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
