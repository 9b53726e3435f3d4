import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { type Permission, ROLE_PERMISSIONS } from "../../server/auth/permissions";
import type { Role } from "../../server/core/actor";
import { makeExamples } from "../support/examples";
import { signInMember, signInOwner } from "../support/people";
import { listRoutes } from "../support/routes";
import { arrive, watchRefusals } from "../support/walk";

/** Who may open each page of the signed-in area: whoever holds a permission, every member, or the operator alone. */
const NEEDS: Readonly<Record<string, Permission | "membership" | "operation">> = {
  "/admin": "operation",
  "/admin/audit-log": "operation",
  "/admin/chain": "operation",
  "/admin/jobs": "operation",
  "/admin/merchants": "operation",
  "/admin/runs/[id]": "operation",
  "/balances": "balances:read",
  "/customers": "customers:read",
  "/customers/[id]": "customers:read",
  "/developers/api-keys": "api_keys:read",
  "/developers/events": "events:read",
  "/developers/partners": "partners:read",
  "/developers/request-log": "request_logs:read",
  "/developers/webhooks": "webhooks:read",
  "/developers/webhooks/[id]": "webhooks:read",
  "/invoices": "invoices:read",
  "/invoices/[id]": "invoices:read",
  "/overview": "invoices:read",
  "/payment-links": "payment_links:read",
  "/payments": "payments:read",
  "/reports": "settlements:read",
  "/settings": "membership",
  "/settings/audit-log": "audit_log:read",
  "/settings/branding": "merchant:read",
  "/settings/business": "merchant:read",
  "/settings/notifications": "membership",
  "/settings/payments": "merchant:read",
  "/settings/security": "membership",
  "/settings/team": "members:read",
  "/settlements": "settlements:read",
  "/unmatched": "deposits:read",
};
const ROLES: readonly Role[] = ["admin", "developer", "finance", "viewer"];
const NO_ACCESS = "No access";

// A trace of so many pages costs more than the pages.
test.use({ trace: "off" });
test.describe.configure({ timeout: 900_000 });

let owner: APIRequestContext;
let examples: Readonly<Record<string, string>>;

test.beforeAll(async () => {
  owner = await signInOwner();
  examples = await makeExamples(owner);
});
test.afterAll(() => owner.dispose());

/** What the permission table says. */
function allows(role: Role, route: string): boolean {
  const needs = NEEDS[route];
  if (needs === undefined || needs === "operation") return false;
  return needs === "membership" || (ROLE_PERMISSIONS[role] as ReadonlySet<Permission>).has(needs);
}

const headingsOf = (html: string) => [...html.matchAll(/<h1[^>]*>([^<]*)/g)].map(([, text]) => text);

/** A page that the role may not open says so and holds nothing else: neither data nor a way to it in the navigation. */
async function refusal(person: APIRequestContext, route: string): Promise<string[]> {
  const answer = await person.get(examples[route] ?? route);
  const html = await answer.text();
  const faults: string[] = [];
  if (NEEDS[route] === "operation") {
    if (answer.status() !== 404) faults.push(`${route}: status ${answer.status()}`);
  } else if (headingsOf(html).join() !== NO_ACCESS) faults.push(`${route}: shows ${headingsOf(html).join()}`);
  if (html.includes("queryHash")) faults.push(`${route}: holds data`);
  if (html.includes(`href="${route}"`)) faults.push(`${route}: is in the navigation`);
  return faults;
}

/** A page that the role may open arrives, is in the navigation, and asks for nothing that it is refused. */
async function admission(page: Page, route: string, refused: string[]): Promise<string[]> {
  const counted = page.waitForResponse((response) => response.url().includes("notifications.counts"));
  const answer = await page.goto(examples[route] ?? route);
  await arrive(page);
  // Asked by every page's frame once its scripts run, so the page's own questions are on their way.
  await counted;
  await page.waitForLoadState("networkidle");
  const faults = refused.splice(0).map((refusal) => `${route}: ${refusal}`);
  if (answer?.status() !== 200) faults.push(`${route}: status ${answer?.status()}`);
  if ((await page.locator("h1").innerText()) === NO_ACCESS) faults.push(`${route}: is refused`);
  const inNavigation = await page.locator(`nav a[href="${route}"]`).count();
  if (inNavigation === 0 && !route.includes("[") && page.url().endsWith(route))
    faults.push(`${route}: is not in the navigation`);
  return faults;
}

test("the table names every page of the signed-in area", () => {
  const routes = listRoutes().filter(({ area }) => ["(dashboard)", "(admin)"].includes(area));
  expect(routes.map(({ path }) => path).toSorted()).toEqual(Object.keys(NEEDS));
});

for (const role of ROLES)
  test(`the ${role} sees the pages of the permission table and no other`, async ({ browser }) => {
    const person = await signInMember(owner, role);
    const context = await browser.newContext({ storageState: await person.storageState() });
    const page = await context.newPage();
    const refused = watchRefusals(page);
    const faults: string[] = [];
    for (const route of Object.keys(NEEDS))
      faults.push(
        ...(allows(role, route) ? await admission(page, route, refused) : await refusal(person, route)),
      );
    expect(faults).toEqual([]);
    await context.close();
    await person.dispose();
  });
