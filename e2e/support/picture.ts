import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { arrive } from "./walk";

const { resolve } = createRequire(import.meta.url);

/** Pictures are drawn with fonts of this repository, so that they are the same whatever fonts a machine has. */
const FONTS = [
  { family: "Picture Sans", file: "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2" },
  { family: "Picture Arabic", file: "@fontsource/vazirmatn/files/vazirmatn-arabic-500-normal.woff2" },
  {
    family: "Picture Mono",
    file: "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  },
].map(({ family, file }) => ({ family, bytes: readFileSync(resolve(file)).toString("base64") }));

/** What differs from run to run, with its size or by itself: ids, addresses, QR codes, charts, what counts, fields. */
const VARYING = [
  "[translate=no]",
  "svg[role=img]",
  "figure > [aria-hidden]",
  "[aria-label^=Notifications], [aria-label^=Notifications] *",
  "[role=timer], [role=progressbar], [aria-label=Timeline]",
  "input[type=email], input[type=password], input[type=date]",
].join(",");

/** Where the page is; of what does not last, a new one for each try. */
export type Path = string | (() => Promise<string>);

/**
 * Compares what the window shows with the picture of this name. Every try begins with the page anew: news of another test
 * may have come in, and no picture is worth a test that fails sometimes.
 */
export async function expectPicture(page: Page, name: string, path: Path): Promise<void> {
  await expect(async () => {
    await page.goto(typeof path === "string" ? path : await path());
    await arrive(page);
    await page.waitForLoadState("load");
    await page.evaluate(freeze, FONTS);
    await expect(page).toHaveScreenshot(`${name}.png`, {
      mask: [page.locator(VARYING)],
      maskColor: "#8b8f98",
      timeout: 10_000,
    });
  }).toPass({ timeout: 90_000 });
}

/** In the page: takes the repository's fonts and writes over what the clock changes. */
async function freeze(fonts: typeof FONTS): Promise<void> {
  for (const { family, bytes } of fonts) {
    const face = new FontFace(
      family,
      Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)),
      {
        weight: family === "Picture Arabic" ? "500" : "100 900",
      },
    );
    document.fonts.add(await face.load());
  }
  const { style } = document.documentElement;
  style.setProperty("--font-sans", `"Picture Sans", "Picture Arabic", sans-serif`);
  style.setProperty("--font-mono", `"Picture Mono", monospace`);

  const texts = (element: Element): Node[] => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (walker.nextNode() !== null) found.push(walker.currentNode);
    return found;
  };
  const write = (element: Element, text: string): void =>
    texts(element).forEach((node, index) => (node.nodeValue = index === 0 ? text : ""));
  for (const element of document.querySelectorAll("time")) write(element, "26 Nov 2026, 12:00 UTC");
  for (const node of texts(document.body)) {
    const { nodeValue: text } = node;
    node.nodeValue = (text ?? "")
      .replace(/inv_[0-9a-z]{26}/, "inv_01m8bvxj1zeb4sf2h0rjsa3mgs")
      .replace(/owner-[0-9a-f-]{36}@/, "owner@")
      // Another test may have moved the clock of test mode.
      .replace(/^\. Its clock is .*/, "");
    if (text === "Median time to pay") write(node.parentElement?.nextElementSibling ?? document.body, "2 s");
  }
}
