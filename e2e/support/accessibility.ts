import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds on the page against WCAG 2.2 AA once nothing fades in or out. Messages that go by themselves are left out:
 * one may begin to fade while the page is looked at. Looked at from its top, where the bar that stays covers nothing.
 */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== "running" || effect?.getTiming().iterations === Infinity,
      ),
  );
  // Legacy: the whole check happens in the page, without a blank one beside it for each; no page has a foreign frame.
  const axe = new AxeBuilder({ page })
    .withTags(STANDARDS)
    .exclude("[data-sonner-toaster]")
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** By how many pixels the page is wider than the window. */
export function findOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** No violation of WCAG 2.2 AA on the page, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  await expectNoSidewaysScroll(page);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await findOverflow(page)).toBeLessThanOrEqual(0);
}
