import { time } from "@/server/core/wire";
import type { MailContent } from "@/server/modules/mail/schema";

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** "Firefox on Linux": enough for a person to recognise their own browser. The order decides, for browsers pretend to be others. */
export function describeDevice(userAgent: string | null): string {
  const nameIn = (names: typeof BROWSERS) => names.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const [browser, system] = [nameIn(BROWSERS), nameIn(SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown browser";
}

interface Browser {
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
}

/** Whether an earlier session came from the same kind of browser at the same place. The very first one is familiar too: it follows the sign-up. */
export function isFamiliar(browser: Browser, earlier: readonly Browser[]): boolean {
  const device = describeDevice(browser.userAgent);
  return (
    earlier.length === 0 ||
    earlier.some(
      ({ userAgent, clientAddress }) =>
        describeDevice(userAgent) === device && clientAddress === browser.clientAddress,
    )
  );
}

/** What a person is told of a sign-in that is not familiar. `baseUrl` is where the dashboard is. */
export function signInMail(
  { userAgent, clientAddress, at }: Browser & { readonly at: Date },
  baseUrl: string,
): MailContent {
  return {
    subject: "New sign-in to Daric",
    heading: "New sign-in to your account",
    paragraphs: [
      "Somebody signed in from a browser or place that we have not seen with your account before.",
    ],
    facts: [
      ["Browser", describeDevice(userAgent)],
      ["Address", clientAddress ?? "Unknown"],
      ["Time", time(at)],
    ],
    action: { label: "Look at your sessions", url: new URL("/settings/security", baseUrl).href },
    note: "If it was you, do nothing. If not, sign out that browser there and change your password.",
  };
}
