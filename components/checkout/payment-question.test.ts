import { afterEach, expect, test, vi } from "vitest";
import { askAboutPayment, questionOf, questionRefused } from "@/components/checkout/payment-question";

const ID = "ab".repeat(32);

afterEach(() => vi.unstubAllGlobals());

test("asks about what was pasted, and about the invoice when nothing was", () => {
  expect(questionOf(` 0x${ID} `)).toEqual({ tx_id: ID });
  expect(questionOf("  ")).toEqual({});
});

test("an answer and a refusal are both sentences", async () => {
  const sent = vi.fn<typeof fetch>(async () =>
    Response.json({ code: "underpaid", title: "Short by 2 USDT", explanation: "Send the rest." }),
  );
  vi.stubGlobal("fetch", sent);
  expect(await askAboutPayment("inv_1", ID)).toEqual({
    tone: "warning",
    title: "Short by 2 USDT",
    text: "Send the rest.",
  });
  expect(sent).toHaveBeenCalledWith(
    "/api/v1/public/invoice/inv_1/diagnose",
    expect.objectContaining({ body: JSON.stringify({ tx_id: ID }) }),
  );
  vi.stubGlobal("fetch", async () => Response.json({ code: "rate_limited" }, { status: 429 }));
  expect((await askAboutPayment("inv_1", ID)).text).toContain("Wait a minute");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await askAboutPayment("inv_1", ID)).toEqual(questionRefused("anything"));
});
