import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Figure } from "@/server/scripts/bench/figures";
import { type Measurement, repeatRounds } from "@/server/scripts/bench/measurement";
import { openStage } from "@/server/scripts/bench/open-stage";
import { ensureBrowser } from "@/server/scripts/check/browser";
import type { Installation } from "@/server/scripts/faults/stage/installation";

/** A phone on 4G, as Chromium's own tools imitate it. */
const PHONE = { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 } as const;
const FOUR_G = { offline: false, latency: 165, downloadThroughput: 1_012_500, uploadThroughput: 168_750 };
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
];

interface Seen {
  /** JavaScript as it came over the wire. */
  readonly scriptKilobytes: number;
  readonly largestPaintMilliseconds: number;
  readonly layoutShift: number;
}

async function inContext<Result>(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0],
  visit: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ ...PHONE, ...options });
  try {
    return await visit(context);
  } finally {
    await context.close();
  }
}

/** Opens a page as somebody who has never been there. */
function look(browser: Browser, url: string): Promise<Seen> {
  return inContext(browser, {}, async (context) => {
    const page = await context.newPage();
    const bytes = await weighScripts(page);
    await page.goto(url, { waitUntil: "networkidle" });
    const paints = await page.evaluate(readPaints);
    return { scriptKilobytes: bytes() / 1000, ...paints };
  });
}

/** Counts the bytes of every script that the page loads, compressed and without headers, on a slow network. */
async function weighScripts(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", FOUR_G);
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ type, requestId }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

/** Runs in the page. */
function readPaints(): Promise<Omit<Seen, "scriptKilobytes">> {
  return new Promise((resolve) => {
    const seen = { largestPaintMilliseconds: 0, layoutShift: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largestPaintMilliseconds = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.layoutShift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(seen), 1_000);
  });
}

interface Invoice {
  readonly id: string;
  readonly payable: { readonly address: string };
}

async function createInvoice({ baseUrl, demo }: Installation): Promise<Invoice> {
  const answer = await fetch(`${baseUrl}/api/v1/invoices`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.secretKey}`, "content-type": "application/json" },
    body: '{"amount":"25.00","description":"A coffee"}',
  });
  return (await answer.json()) as Invoice;
}

/** How many of the five things that paying needs are on the page before any script. */
function countWithoutScript(browser: Browser, url: string, { payable }: Invoice): Promise<number> {
  return inContext(browser, { javaScriptEnabled: false }, async (context) => {
    const page = await context.newPage();
    await page.goto(url);
    const text = (await page.locator("body").innerText()).replaceAll(/\s/g, "");
    const needs = [
      text.includes("25.00USDT"),
      text.includes(payable.address),
      text.includes("TRC-20"),
      await page.getByRole("img", { name: /QR/ }).isVisible(),
      await page
        .locator("input[name=tx]")
        .count()
        .then((count) => count === 1),
    ];
    return needs.filter(Boolean).length;
  });
}

/** P11: what the checkout's page costs a phone, beside an empty page of the same Next. */
export const measureCheckout: Measurement = async (bench) => {
  const { installation, emptyUrl, close } = await openStage(bench);
  const executablePath = await ensureBrowser();
  const args = process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET;
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
  try {
    const invoice = await createInvoice(installation);
    const url = `${installation.baseUrl}/pay/${invoice.id}`;
    const over: number[] = [];
    const seen: Seen[] = [];
    // The first answer of each server is not what customers wait for.
    await Promise.all([fetch(url), fetch(emptyUrl)]);
    await repeatRounds(bench, async (round) => {
      const empty = await look(browser, emptyUrl);
      const checkout = await look(browser, url);
      over.push(checkout.scriptKilobytes - empty.scriptKilobytes);
      seen.push(checkout);
      bench.report(
        `  round ${round}: ${checkout.scriptKilobytes.toFixed(1)} kB against ${empty.scriptKilobytes.toFixed(1)} kB, largest paint after ${checkout.largestPaintMilliseconds.toFixed(0)} ms`,
      );
    });
    const without = await countWithoutScript(browser, url, invoice);
    return figures(over, seen, without);
  } finally {
    await browser.close();
    await close();
  }
};

function figures(over: readonly number[], seen: readonly Seen[], without: number): Figure[] {
  return [
    {
      id: "P11",
      what: "checkout: JavaScript beyond an empty page",
      unit: "kB compressed",
      values: [...over],
      target: { atMost: 30 },
    },
    {
      id: "P11",
      what: "checkout: largest paint on 4G",
      unit: "ms",
      values: seen.map(({ largestPaintMilliseconds }) => largestPaintMilliseconds),
      target: { atMost: 1_200 },
    },
    {
      id: "P11",
      what: "checkout: layout shift",
      unit: "CLS",
      values: seen.map(({ layoutShift }) => layoutShift),
      target: { atMost: 0 },
    },
    {
      id: "P11",
      what: "checkout: of 5 needs, there without a script",
      unit: "needs",
      values: [without],
      target: { atLeast: 5 },
    },
  ];
}
