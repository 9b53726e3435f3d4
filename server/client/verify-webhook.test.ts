import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { formatSecret, webhookHeaders } from "@/server/modules/webhooks/rules";
import { DaricWebhookError } from "./errors";
import { verifyWebhook } from "./verify-webhook";

const secret = formatSecret(Buffer.alloc(32, "new"));
const previous = formatSecret(Buffer.alloc(32, "old"));
const now = new Date();
const body = JSON.stringify({
  type: "invoice.paid",
  timestamp: now.toISOString(),
  data: { object: { id: "inv_1", description: "Zwölf ☕" }, version: 3 },
});
const signed = (secrets = [secret], at = now) =>
  webhookHeaders({ id: "evt_1", type: "invoice.paid", body, secrets, now: at });
const verify = (headers = signed(), given: string | Uint8Array = body, with_ = secret) =>
  verifyWebhook(given, headers, with_, now.getTime());

describe("what Daric signed", () => {
  test("is the event, as the official package reads it", () => {
    const headers = signed();
    expect(verify(headers)).toEqual({
      id: "evt_1",
      ...(new Webhook(secret).verify(body, headers) as object),
    });
  });

  test("may come as bytes, in Headers, and with names in any case", () => {
    const upper = Object.fromEntries(
      Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(verify(signed(), new TextEncoder().encode(body)).type).toBe("invoice.paid");
    expect(verifyWebhook(body, new Headers(signed()), secret).data.version).toBe(3);
    expect(verify(upper).id).toBe("evt_1");
  });

  test("holds for both secrets while they rotate", () => {
    const headers = signed([secret, previous]);
    expect(verify(headers, body, previous).id).toBe("evt_1");
    expect(verify(headers, body, secret).id).toBe("evt_1");
  });
});

describe("what cannot be believed", () => {
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(signed()).filter(([key]) => key !== name));

  test.each<[string, Record<string, string>, string?, string?]>([
    ["another body", signed(), body.replace("inv_1", "inv_2")],
    ["another secret", signed(), body, previous],
    ["another id", { ...signed(), "webhook-id": "evt_2" }],
    ["another time", { ...signed(), "webhook-timestamp": String(Math.floor(now.getTime() / 1_000) - 1) }],
    ["a time long past", signed([secret], minutes(-5.1))],
    ["a time to come", signed([secret], minutes(5.1))],
    ["no time", { ...signed(), "webhook-timestamp": "yesterday" }],
    ["no signature", without("webhook-signature")],
    ["no id", without("webhook-id")],
    [
      "another version",
      { ...signed(), "webhook-signature": signed()["webhook-signature"]?.replace("v1,", "v2,") ?? "" },
    ],
    [
      "half a signature",
      { ...signed(), "webhook-signature": signed()["webhook-signature"]?.slice(0, 20) ?? "" },
    ],
  ])("%s", (_, headers, given = body, with_ = secret) => {
    expect(() => verify(headers, given, with_)).toThrow(DaricWebhookError);
    expect(() => new Webhook(with_).verify(given, headers)).toThrow();
  });

  test("the edge of five minutes still counts", () => {
    expect(verify(signed([secret], minutes(-4.98))).id).toBe("evt_1");
  });
});
