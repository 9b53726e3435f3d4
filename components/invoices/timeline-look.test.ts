import { expect, it } from "vitest";
import type { TimelineEntry } from "@/server/modules/events/schema";
import { actorText, entryLook } from "./timeline-look";

function entry(actor: TimelineEntry["actor"], over: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: "evt_1",
    object: "event",
    livemode: false,
    type: "invoice.updated",
    aggregate_type: "invoice",
    aggregate_id: "inv_1",
    request_id: "req_1",
    data: { object: {}, version: 2 },
    created_at: "2026-01-01T00:00:00.000Z",
    actor,
    credential_name: null,
    ...over,
  };
}

const changed = (type: "system" | "user", object: Record<string, unknown>) =>
  entryLook(entry({ type, name: null }, { data: { object, version: 2 } })).title;

it("says what Daric changed, and leaves a person's change its name", () => {
  const all = { amount_paid: "5.00", amount_confirmed: "5.00", exception: "underpaid" };
  expect(changed("system", all)).toBe("Payment confirmed, still underpaid");
  expect(changed("system", { ...all, exception: "none" })).toBe("Payment confirmed");
  expect(changed("system", { ...all, amount_confirmed: "2.00" })).toBe(
    "Confirmations changed, still underpaid",
  );
  expect(changed("user", all)).toBe("Invoice changed");
});

it.each([
  ["api_key", "key_abcdef", "Till", "API key Till"],
  ["api_key", "key_abcdef", null, "API key …abcdef"],
  ["partner", "par_abcdef", "Bookkeeper", "Partner Bookkeeper"],
  ["system", "scan-chain", null, "Daric"],
] as const)("%s %s called %s is %j", (type, name, credential_name, text) => {
  expect(actorText(entry({ type, name }, { credential_name }))).toBe(text);
});
