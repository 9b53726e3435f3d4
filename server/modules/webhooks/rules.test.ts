import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { addSeconds, instant, systemClock } from "@/server/core/clock";
import { LIMITS } from "@/server/config/limits";
import { INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import type { WebhookAnswer } from "@/server/modules/webhooks/ports";
import {
  activeSecrets,
  attemptFailure,
  formatSecret,
  groupAttempts,
  hasFailedTooLong,
  isBreakerOpen,
  isGone,
  nextAttempts,
  nextAttemptAt,
  postponedUntil,
  reachOf,
  RETRY_DELAYS_SECONDS,
  retryAfterSeconds,
  urlRefusal,
  webhookBody,
  webhookHeaders,
} from "@/server/modules/webhooks/rules";

const now = instant("2026-01-31T12:00:00.900Z");
const HOUR = 3_600;

function answered(status: number, retryAfter: string | null = null): WebhookAnswer {
  return { kind: "answered", status, retryAfter, body: "", durationMs: 1 };
}

describe("signature", () => {
  const [first, second] = [formatSecret(Buffer.alloc(32, 1)), formatSecret(Buffer.alloc(32, 2))];
  /** The official verifier refuses old timestamps, so the attempt is made at its own time. */
  const current = systemClock.now();
  const sign = (secrets: readonly string[], body: string) =>
    webhookHeaders({ id: "evt_1", type: "invoice.paid", body, secrets, now: current });

  test("the official package verifies any body", () => {
    fc.assert(
      fc.property(fc.object(), (object) => {
        const body = JSON.stringify(object);
        expect(new Webhook(first).verify(body, sign([first], body))).toEqual(JSON.parse(body));
      }),
    );
  });

  test("while a secret rotates both verify, and no other", () => {
    const headers = sign([first, second], "{}");
    for (const secret of [first, second]) expect(new Webhook(secret).verify("{}", headers)).toEqual({});
    expect(() => new Webhook(formatSecret(Buffer.alloc(32, 3))).verify("{}", headers)).toThrow(
      "No matching signature found",
    );
    expect(() => new Webhook(first).verify('{"a":1}', headers)).toThrow("No matching signature found");
  });

  test("matches an example computed with openssl", () => {
    const headers = webhookHeaders({ id: "evt_1", type: "invoice.paid", body: "{}", secrets: [first], now });
    expect(headers).toEqual({
      "content-type": "application/json",
      "user-agent": "Daric-Webhooks/1.0",
      "daric-event": "invoice.paid",
      "webhook-id": "evt_1",
      "webhook-timestamp": "1769860800",
      "webhook-signature": "v1,RkDJ+HMeT4NyC6bS8QQpVQ3rwQXssj+WQcJ5AGrW7yY=",
    });
  });

  test("the previous secret signs until it expires", () => {
    const secrets = { secret: first, previous: second, previousExpires: now };
    expect(activeSecrets(secrets, addSeconds(now, -1))).toEqual([first, second]);
    expect(activeSecrets(secrets, now)).toEqual([first]);
    expect(activeSecrets({ secret: first, previous: null, previousExpires: null }, now)).toEqual([first]);
  });
});

describe("body", () => {
  const fact = { type: "invoice.paid", occurredAt: now, version: 3 };

  test("is the type, the time of the event, the object and its version", () => {
    expect(JSON.parse(webhookBody({ ...fact, object: { id: "inv_1" } }))).toEqual({
      type: "invoice.paid",
      timestamp: "2026-01-31T12:00:00.900Z",
      data: { object: { id: "inv_1" }, version: 3 },
    });
  });

  test("stays under 20 kB without the metadata, and says so", () => {
    const metadata = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`key${index}`, "ü".repeat(500)]),
    );
    const body = webhookBody({ ...fact, object: { id: "inv_1", metadata } });
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(JSON.parse(body)).toMatchObject({
      data: { object: { id: "inv_1", metadata: {} }, version: 3, truncated: true },
    });
  });

  test("stays under 20 kB without the lists, where dropping the metadata is not enough", () => {
    const line = { description: "ü".repeat(INVOICE_LIMITS.lineItemCharacters), quantity: 1 };
    const line_items = Array.from({ length: INVOICE_LIMITS.lineItems }, () => line);
    const body = webhookBody({ ...fact, object: { id: "inv_1", line_items, metadata: { cart: "7" } } });
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(JSON.parse(body)).toMatchObject({
      data: { object: { id: "inv_1", line_items: [], metadata: {} }, version: 3, truncated: true },
    });
  });
});

describe("answers", () => {
  test.each([
    [200, null],
    [204, null],
    [299, null],
    [301, "redirect"],
    [304, "redirect"],
    [400, "status"],
    [410, "status"],
    [429, "status"],
    [500, "status"],
  ])("%i counts as %s", (status, failure) => expect(attemptFailure(answered(status))).toBe(failure));

  test("no answer is classed by the transport", () => {
    expect(attemptFailure({ kind: "unanswered", failure: "tls", durationMs: 1 })).toBe("tls");
  });

  test("only 410 is gone", () => {
    expect(isGone(answered(410))).toBe(true);
    expect(isGone(answered(404))).toBe(false);
    expect(isGone({ kind: "unanswered", failure: "timeout", durationMs: 1 })).toBe(false);
  });

  test.each([
    [answered(429, "120"), 120],
    [answered(503, " 5 "), 5],
    [answered(429, "Sat, 31 Jan 2026 12:01:00 GMT"), 59.1],
    [answered(429, "Sat, 31 Jan 2026 11:00:00 GMT"), 0],
    [answered(429, "999999999"), 24 * HOUR],
    [answered(429, "soon"), 0],
    [answered(429, "-5"), 0],
    [answered(429), 0],
    [answered(500, "120"), 0],
  ])("%j asks for %d seconds", (answer, seconds) =>
    expect(retryAfterSeconds(answer, now)).toBeCloseTo(seconds),
  );
});

describe("schedule", () => {
  const secondsAfter = (failed: number, asked: number, jitter: number) => {
    const next = nextAttemptAt(failed, asked, now, jitter);
    return next && (next.getTime() - now.getTime()) / 1000;
  };

  test("is 1 min, 5 min, 15 min, 1 h, 6 h, 12 h, 24 h, 24 h, and then over", () => {
    const delays = [60, 300, 900, HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR, null];
    expect(delays.map((_, index) => secondsAfter(index + 1, 0, 0))).toEqual(delays);
  });

  test("jitter moves an attempt by at most 20 %", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: RETRY_DELAYS_SECONDS.length }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (failed, jitter) => {
          const delay = RETRY_DELAYS_SECONDS[failed - 1] ?? 0;
          const seconds = secondsAfter(failed, 0, jitter) ?? 0;
          expect(seconds).toBeGreaterThanOrEqual(delay * 0.8 - 0.001);
          expect(seconds).toBeLessThanOrEqual(delay * 1.2 + 0.001);
        },
      ),
    );
  });

  test("never comes before the receiver's Retry-After, and never waits less than planned", () => {
    expect(secondsAfter(1, 600, -1)).toBe(600);
    expect(secondsAfter(4, 600, 0)).toBe(HOUR);
    expect(secondsAfter(9, 600, 0)).toBeNull();
  });

  test("an endpoint is switched off after 120 hours without a success", () => {
    expect(hasFailedTooLong(null, now)).toBe(false);
    expect(hasFailedTooLong(addSeconds(now, -120 * HOUR + 1), now)).toBe(false);
    expect(hasFailedTooLong(addSeconds(now, -120 * HOUR), now)).toBe(true);
  });
});

describe("breaker", () => {
  test("opens after a minute without a success", () => {
    expect(isBreakerOpen(null, now)).toBe(false);
    expect(isBreakerOpen(addSeconds(now, -59), now)).toBe(false);
    expect(isBreakerOpen(addSeconds(now, -60), now)).toBe(true);
  });

  test.each([
    [60, 0, 60],
    [600, 0, 600],
    [600, 1, 720],
    [600, -1, 480],
    [100 * HOUR, 0, HOUR],
  ])("after %i s of failing, jitter %i, waits %i s", (failed, jitter, seconds) => {
    expect(postponedUntil(addSeconds(now, -failed), now, jitter)).toEqual(addSeconds(now, seconds));
  });
});

describe("url", () => {
  const live = reachOf("live", true);
  const testing = reachOf("test", false);
  const local = reachOf("test", true);

  test("loopback is reached in test mode only, and only where allowed", () => {
    expect(live.allowLoopback).toBe(false);
    expect(testing.allowLoopback).toBe(false);
    expect(local.allowLoopback).toBe(true);
  });

  test.each([
    "https://shop.example/hook",
    "https://shop.example:8443/",
    "https://xn--bcher-kva.example/?a=1",
  ])("%s is fine anywhere", (url) => {
    for (const reach of [live, testing, local]) expect(urlRefusal(url, reach)).toBeNull();
  });

  test.each([
    ["http://shop.example/", "https"],
    ["ftp://shop.example/", "https"],
    ["https://user:pass@shop.example/", "credentials"],
    ["https://shop.example/#part", "fragment"],
    ["https://shop.example:22/", "port"],
    ["https://127.0.0.1/", "public host"],
    ["https://2130706433/", "public host"],
    ["https://[::1]/", "public host"],
    ["https://8.8.8.8/", "public host"],
    ["https://localhost/", "public host"],
    ["https://printer/", "public host"],
    ["https://printer.local/", "public host"],
    ["https://metadata.google.internal/", "public host"],
  ])("%s is refused in live mode: %s", (url, words) => expect(urlRefusal(url, live)).toContain(words));

  test("another port in test mode, and a local installation takes http and this machine", () => {
    expect(urlRefusal("https://shop.example:3001/", testing)).toBeNull();
    expect(urlRefusal("http://localhost:3001/", testing)).toContain("https");
    for (const url of ["http://localhost:3001/", "http://127.0.0.1:3001/", "http://[::1]/"])
      expect(urlRefusal(url, local)).toBeNull();
    expect(urlRefusal("http://user@localhost/", local)).toContain("credentials");
  });
});

describe("groups of attempts", () => {
  const order = (delivery_id: string, endpoint_id: string) => ({
    delivery_id,
    endpoint_id,
    mode: "test" as const,
    first_attempt: 3,
    number: 5,
    requested_version: 7,
  });

  test("hold one endpoint each, keep their order, and are no larger than a job makes", () => {
    const size = LIMITS.webhook.deliveriesPerJob;
    const orders = Array.from({ length: 2 * size + 2 }, (_, index) =>
      order(`dlv_${index}`, index % 2 === 0 ? "whe_a" : "whe_b"),
    );
    const groups = groupAttempts(orders);
    expect(groups.map(({ endpoint_id, attempts }) => [endpoint_id, attempts.length])).toEqual([
      ["whe_a", size],
      ["whe_b", size],
      ["whe_a", 1],
      ["whe_b", 1],
    ]);
    expect(groups[0]?.attempts.slice(0, 2)).toEqual([orders[0], orders[2]]);
  });

  test("what did not arrive goes on alone, at its own time", () => {
    const [group] = groupAttempts([
      order("dlv_1", "whe_a"),
      order("dlv_2", "whe_a"),
      order("dlv_3", "whe_a"),
    ]);
    const at = "2026-01-31T12:01:00.000Z";
    const outcomes = [
      { status: "succeeded" },
      { status: "pending", next_attempt: 4, next_attempt_at: at },
      { status: "deleted" },
    ] as const;
    expect(group && nextAttempts(group, outcomes)).toEqual([
      { ...group, not_before: at, attempts: [{ ...order("dlv_2", "whe_a"), number: 4 }] },
    ]);
  });
});
