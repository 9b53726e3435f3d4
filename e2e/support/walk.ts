import { type ConsoleMessage, expect, type Page } from "@playwright/test";
import { findOverflow, findViolations } from "./accessibility";

/** How much of the window may move by itself while a page arrives; 0.1 is what others call good. */
const MOST_SHIFT = 0.01;
const WIDE = { width: 1280, height: 900, colorScheme: "light" } as const;
const PHONE = { width: 320, height: 700, colorScheme: "dark" } as const;

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node?: Node }[];
}

/** The page is there with all of its data. */
export async function arrive(page: Page): Promise<void> {
  await expect(page.locator("h1").first()).toBeAttached();
  await expect(page.locator("[aria-label='Loading'], .animate-pulse")).toHaveCount(0);
}

/** Collects what our own server refuses the scripts of this page. */
export function watchRefusals(page: Page): string[] {
  const found: string[] = [];
  page.on("requestfinished", async (request) => {
    if (!new URL(request.url()).pathname.startsWith("/api/trpc/")) return;
    const answer = await (await request.response())?.text().catch(() => "");
    const code = /"errorCode":"(forbidden|unauthenticated|not_found)"/.exec(answer ?? "")?.[1];
    if (code !== undefined) found.push(`${code}: ${request.url()}`);
  });
  return found;
}

/** How much of the window moved since the page's first byte, and what. */
function findShifts(page: Page): Promise<{ total: number; moved: string[] }> {
  return page.evaluate(async () => {
    const entries: Shift[] = [];
    const observer = new PerformanceObserver((list) => entries.push(...(list.getEntries() as Shift[])));
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const nameOf = ({ node }: Shift["sources"][number]) =>
      `${node?.nodeName.toLowerCase()} ${node?.textContent?.slice(0, 40)}`;
    return {
      total: entries.reduce((sum, { value }) => sum + value, 0),
      moved: entries.flatMap(({ sources }) => sources.map(nameOf)),
    };
  });
}

/** One look at a page in a window of one size and theme; says what is wrong, and what moved if too much did. */
async function look(page: Page, path: string, { colorScheme, ...size }: typeof WIDE | typeof PHONE) {
  const faults: string[] = [];
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  const status = (await page.goto(path))?.status();
  if (status !== 200) faults.push(`status ${status}`);
  await arrive(page);
  faults.push(...(await findViolations(page)));
  const { total, moved } = await findShifts(page);
  if (total > MOST_SHIFT) faults.push(`moves by ${total.toFixed(3)}: ${moved.join(", ")}`);
  const overflow = await findOverflow(page);
  if (overflow > 0) faults.push(`scrolls sideways by ${overflow} px`);
  return {
    faults: faults.map((fault) => `${colorScheme}, ${size.width} px: ${fault}`),
    moves: total > MOST_SHIFT,
  };
}

export interface Visited {
  readonly title: string;
  /** What is wrong with the page, in words; empty when nothing is. */
  readonly faults: readonly string[];
}

/**
 * Opens a page on a dark phone and in a wide light window, and says what is wrong with it: its status, its heading, what
 * axe finds, what scrolls sideways, what moves while it arrives, what the console says.
 */
export async function visit(page: Page, path: string): Promise<Visited> {
  const faults: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    const { url } = message.location();
    if (message.type() === "error") faults.push(`console: ${message.text()} (${url})`);
  };
  const onError = (error: Error): void => void faults.push(`error: ${error.message}`);
  page.on("console", onConsole).on("pageerror", onError);
  for (const window of [PHONE, WIDE]) {
    const first = await look(page, path, window);
    // News may come in during a look; a page that is at fault moves the next time too.
    faults.push(...(first.moves ? await look(page, path, window) : first).faults);
  }
  const headings = await page.locator("h1").count();
  if (headings !== 1) faults.push(`${headings} first headings`);
  page.off("console", onConsole).off("pageerror", onError);
  return { title: await page.title(), faults };
}
