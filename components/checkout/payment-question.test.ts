import { afterEach, expect, test, vi } from "vitest";
import { en } from "@/components/checkout/messages/en";
import {
  answerWords,
  askAboutPayment,
  type PaymentAnswer,
  questionOf,
} from "@/components/checkout/payment-question";
import { Words } from "@/components/checkout/words";
import { DIAGNOSIS_CODES } from "@/server/modules/diagnosis/schema";

const ID = "ab".repeat(32);

afterEach(() => vi.unstubAllGlobals());

test("asks about what was pasted, and about the invoice when nothing was", () => {
  expect(questionOf(` 0x${ID} `)).toEqual({ tx_id: ID });
  expect(questionOf("  ")).toEqual({});
});

const invoice = {
  status: "pending",
  amount_paid: "8.00",
  amount_due: "10.00",
  payable: { asset: "USDT" },
  merchant: { name: "Corner Shop" },
} as Parameters<typeof answerWords>[2];

const say = (answer: PaymentAnswer) => answerWords(new Words("en", en), answer, invoice);

test("a finding and a refusal are both answers", async () => {
  const finding = { code: "underpaid", facts: { amount_remaining: "2.00" } } as const;
  const sent = vi.fn<typeof fetch>(async () => Response.json({ ...finding, title: "", explanation: "" }));
  vi.stubGlobal("fetch", sent);
  expect(await askAboutPayment("inv_1", ID)).toEqual(finding);
  expect(sent).toHaveBeenCalledWith(
    "/api/v1/public/invoice/inv_1/diagnose",
    expect.objectContaining({ body: JSON.stringify({ tx_id: ID }) }),
  );
  vi.stubGlobal("fetch", async () => Response.json({ code: "rate_limited" }, { status: 429 }));
  expect(await askAboutPayment("inv_1", ID)).toEqual({ refused: "rate_limited" });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await askAboutPayment("inv_1", ID)).toEqual({ refused: "unreachable" });
});

test("says every answer in words", () => {
  expect(say({ code: "underpaid", facts: { amount_remaining: "2.00" } })).toEqual({
    tone: "warning",
    title: "2.00 USDT missing",
    text: "8.00 USDT of 10.00 USDT has arrived. Send the rest to the same address.",
  });
  for (const code of DIAGNOSIS_CODES) expect(say({ code, facts: {} }).text).not.toMatch(/[{}]|undefined/);
  expect(say({ refused: "rate_limited" }).text).toContain("Wait a minute");
  expect(say({ refused: "anything" })).toEqual(say({ refused: "unreachable" }));
});
