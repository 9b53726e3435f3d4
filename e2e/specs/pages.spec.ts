import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import { makeExamples } from "../support/examples";
import { signInMember, signInOwner } from "../support/people";
import { listRoutes, type Route } from "../support/routes";
import { mutate } from "../support/trpc";
import { visit, watchRefusals } from "../support/walk";

const ROUTES = listRoutes();
/** Pages that only send the reader on. */
const REDIRECTS = ["/settings"];
/** The page of those who are signed in and belong to nobody. */
const OUTSIDERS = "/no-business";
const SIGNED_IN = ["(dashboard)", "(admin)"];

// A trace of a walk through everything costs more than the walk.
test.use({ trace: "off" });
test.describe.configure({ timeout: 900_000 });

let owner: APIRequestContext;
let examples: Readonly<Record<string, string>>;

test.beforeAll(async () => {
  owner = await signInOwner();
  examples = await makeExamples(owner);
});
test.afterAll(() => owner.dispose());

/** The address of a real page, or undefined for a page that nobody gave one. */
function addressOf({ path }: Route): string | undefined {
  return examples[path] ?? (path.includes("[") ? undefined : path);
}

/** A window of its own for somebody, or for a stranger. */
async function openWindow(browser: Browser, person?: APIRequestContext): Promise<Page> {
  const context = await browser.newContext({ storageState: await person?.storageState() });
  return context.newPage();
}

/** Walks through the pages one after the other and tells everything that is wrong with any of them. */
async function walk(page: Page, addresses: readonly string[]): Promise<void> {
  const faults: string[] = [];
  const refused = watchRefusals(page);
  const titles = new Map<string, string>();
  for (const address of addresses) {
    const visited = await visit(page, address);
    faults.push(...[...visited.faults, ...refused.splice(0)].map((fault) => `${address}: ${fault}`));
    const other = titles.get(visited.title);
    if (other !== undefined) faults.push(`${address} has the title of ${other}: ${visited.title}`);
    titles.set(visited.title, address);
  }
  expect(faults).toEqual([]);
  await page.context().close();
}

const pagesOf = (wanted: (route: Route) => boolean) =>
  ROUTES.filter((route) => wanted(route) && !REDIRECTS.includes(route.path)).map(
    (route) => addressOf(route) ?? "",
  );

test("every page has an example that can be visited, and every example has its page", () => {
  expect(ROUTES.filter((route) => addressOf(route) === undefined)).toEqual([]);
  const paths = ROUTES.map(({ path }) => path);
  expect([...Object.keys(examples), ...REDIRECTS, OUTSIDERS].filter((path) => !paths.includes(path))).toEqual(
    [],
  );
});

test("every page of a stranger is sound", async ({ browser }) => {
  const page = await openWindow(browser);
  await walk(
    page,
    pagesOf(({ area, path }) => ![...SIGNED_IN, "pay"].includes(area) && path !== OUTSIDERS),
  );
});

test("every page of a customer is sound, from left to right and from right to left", async ({ browser }) => {
  const addresses = pagesOf(({ area }) => area === "pay");
  await walk(await openWindow(browser), [...addresses, ...addresses.map((address) => `${address}?lang=ar`)]);
});

test("every page of a member is sound", async ({ browser }) => {
  await walk(
    await openWindow(browser, owner),
    pagesOf(({ area }) => area === "(dashboard)"),
  );
});

test("every page of the operator is sound", async ({ browser }) => {
  await walk(
    await openWindow(browser, owner),
    pagesOf(({ area }) => area === "(admin)"),
  );
});

test("the page of somebody who belongs to no business is sound", async ({ browser }) => {
  const outsider = await signInMember(owner, "viewer");
  await mutate(outsider, "members.leave");
  await walk(await openWindow(browser, outsider), [OUTSIDERS]);
  await outsider.dispose();
});
