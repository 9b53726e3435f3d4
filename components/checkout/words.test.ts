import { describe, expect, it } from "vitest";
import { loadMessages } from "@/components/checkout/messages/load-messages";
import { headline, pageTitle, spokenCountdown } from "@/components/checkout/sentences";
import { Words } from "@/components/checkout/words";
import type { Language } from "@/components/checkout/languages";

const wordsIn = async (language: Language) => new Words(language, await loadMessages(language));

const invoice = {
  amount_remaining: "3.40",
  amount_overpaid: "2.00",
  payable: { asset: "USDT" },
  merchant: { name: "Corner Shop" },
} as Parameters<typeof headline>[2];

describe("a screen", () => {
  it.each([
    ["waiting", "Send exactly 3.40 USDT", "Pay 3.40 USDT · Corner Shop"],
    ["underpaid", "Send 3.40 USDT more", "3.40 USDT missing · Corner Shop"],
    ["seen", "Payment seen", "Payment seen · Corner Shop"],
    ["reorged", "Your payment left the chain", "Your payment left the chain · Corner Shop"],
    ["paid", "Paid", "Paid · Corner Shop"],
    ["late", "Paid", "Paid · Corner Shop"],
    ["overpaid", "Paid, with 2.00 USDT too much", "Paid · Corner Shop"],
    ["expired", "This invoice has expired", "Expired · Corner Shop"],
    ["suspended", "Payment is closed", "Closed · Corner Shop"],
    ["cancelled", "This invoice was cancelled", "Cancelled · Corner Shop"],
  ] as const)("%s is headed “%s”", async (screen, heading, title) => {
    const words = await wordsIn("en");
    expect(headline(words, screen, invoice)).toBe(heading);
    expect(pageTitle(words, screen, invoice)).toBe(title);
  });
});

describe("a span of time", () => {
  it.each([
    [0, "00:00"],
    [65, "01:05"],
    [3599, "59:59"],
    [3600, "1 hr 0 mins"],
    [90_000, "25 hrs 0 mins"],
    [172_800, "2 days"],
  ])("of %s seconds is %s on a countdown", async (seconds, text) => {
    expect((await wordsIn("en")).countdown(seconds)).toBe(text);
  });

  it("is spoken in minutes, in the plural of the language", async () => {
    const english = await wordsIn("en");
    expect(spokenCountdown(english, 125)).toBe("2 minutes left to pay");
    expect(spokenCountdown(english, 119)).toBe("1 minute left to pay");
    expect(spokenCountdown(english, 59)).toBe("Less than a minute left to pay");
    expect(spokenCountdown(english, 0)).toBe("The time to pay is over");
    const russian = await wordsIn("ru");
    expect(spokenCountdown(russian, 22 * 60)).toBe("На оплату осталось 22 минуты");
    expect(spokenCountdown(russian, 12 * 60)).toBe("На оплату осталось 12 минут");
  });
});

describe("numbers", () => {
  it("have the digits 0 to 9 in every language", async () => {
    const arabic = await wordsIn("ar");
    expect(arabic.number(12)).toBe("12");
    expect(arabic.moment(Date.UTC(2026, 0, 2, 13, 5), "UTC")).toMatch(/2026/);
    expect(arabic.countdown(65)).toBe("01:05");
  });

  it("are prices as the language writes them, to the last decimal", async () => {
    expect((await wordsIn("de")).price("1204.50", "EUR").replaceAll(/\s/g, " ")).toBe("1.204,50 EUR");
    expect((await wordsIn("fr")).price("9007199254740993.25", "USD")).toContain("993,25");
    expect((await wordsIn("de")).price("1204.500001", "USDT")).toBe("1204.500001 USDT");
  });
});

it("keeps a name of the other direction together", async () => {
  const isolated = (name: string) => `\u2068${name}\u2069`;
  expect((await wordsIn("en")).say("returnTo", { merchant: "متجر" })).toBe(`Return to ${isolated("متجر")}`);
  expect((await wordsIn("ar")).say("returnTo", { merchant: "Shop" })).toBe(`العودة إلى ${isolated("Shop")}`);
});
