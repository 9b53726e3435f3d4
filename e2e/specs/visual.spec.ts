import { type APIRequestContext, type Browser, type BrowserContextOptions, test } from "@playwright/test";
import { demo } from "../support/demo";
import {
  makeConfirmingInvoice,
  openBusiness,
  openPictureBusiness,
  type PictureBusiness,
} from "../support/picture-business";
import { expectPicture, type Path } from "../support/picture";

/*
 * How key states look. A picture holds the window of one screen, in one size and theme, and is compared within a tolerance
 * (playwright.config.ts). e2e/README.md says how to renew them.
 */

const PHONE = { viewport: { width: 375, height: 812 } };
const WIDE = { viewport: { width: 1440, height: 900 } };
const LIGHT = { colorScheme: "light" } as const;
const DARK = { colorScheme: "dark" } as const;

test.use({ trace: "off" });
test.describe.configure({ timeout: 900_000 });

let shop: PictureBusiness;

test.beforeAll(async () => {
  shop = await openPictureBusiness();
});
test.afterAll(() => shop.owner.dispose());

type Shot = readonly [name: string, path: Path, ...looks: readonly BrowserContextOptions[]];

/** Takes pictures one after the other, each in a window of its own for this person. */
async function takePictures(
  browser: Browser,
  shots: readonly Shot[],
  person?: APIRequestContext,
): Promise<void> {
  const storageState = await person?.storageState();
  for (const [name, path, ...looks] of shots) {
    const context = await browser.newContext({
      baseURL: demo().baseUrl,
      storageState,
      timezoneId: "UTC",
      locale: "en-GB",
      reducedMotion: "reduce",
      ...Object.assign({}, ...looks),
    });
    await expectPicture(await context.newPage(), name, path);
    await context.close();
  }
}

test("the checkout while it waits for money", async ({ browser }) => {
  const { waiting, underpaid } = shop.invoices;
  await takePictures(browser, [
    ["checkout-waiting", `/pay/${waiting}`, PHONE, LIGHT],
    ["checkout-waiting-wide", `/pay/${waiting}`, WIDE, DARK],
    ["checkout-without-script", `/pay/${waiting}`, PHONE, LIGHT, { javaScriptEnabled: false }],
    ["checkout-arabic", `/pay/${waiting}?lang=ar`, PHONE, LIGHT],
    ["checkout-underpaid", `/pay/${underpaid}`, PHONE, DARK],
  ]);
});

test("the checkout when money has come", async ({ browser }) => {
  const { paid, overpaid } = shop.invoices;
  await takePictures(browser, [
    ["checkout-paid", `/pay/${paid}`, PHONE, LIGHT],
    ["checkout-paid-wide", `/pay/${paid}`, WIDE, LIGHT],
    ["checkout-overpaid", `/pay/${overpaid}`, PHONE, DARK],
  ]);
  // Of another business, because it is soon paid.
  const other = await openBusiness();
  const confirming = async () => `/pay/${await makeConfirmingInvoice(other)}`;
  await takePictures(browser, [["checkout-confirming", confirming, PHONE, LIGHT]]);
  await other.dispose();
});

test("the checkout when it is over", async ({ browser }) => {
  const { expired, cancelled } = shop.invoices;
  await takePictures(browser, [
    ["checkout-expired", `/pay/${expired}`, PHONE, LIGHT],
    ["checkout-cancelled", `/pay/${cancelled}`, PHONE, DARK],
  ]);
});

test("sign-in", async ({ browser }) => {
  await takePictures(browser, [
    ["sign-in", "/sign-in", PHONE, LIGHT],
    ["sign-in-wide", "/sign-in", WIDE, DARK],
  ]);
});

test("the overview", async ({ browser }) => {
  const newcomer = await openBusiness();
  await takePictures(browser, [["overview-empty", "/overview", WIDE, LIGHT]], newcomer);
  await newcomer.dispose();
  await takePictures(
    browser,
    [
      ["overview-wide", "/overview", WIDE, LIGHT],
      ["overview", "/overview", PHONE, DARK],
    ],
    shop.owner,
  );
});

test("the invoices", async ({ browser }) => {
  await takePictures(
    browser,
    [
      ["invoices-wide", "/invoices", WIDE, LIGHT],
      ["invoices", "/invoices", PHONE, DARK],
      ["invoice-wide", `/invoices/${shop.invoices.underpaid}`, WIDE, DARK],
      ["invoice", `/invoices/${shop.invoices.paid}`, PHONE, LIGHT],
    ],
    shop.owner,
  );
});
