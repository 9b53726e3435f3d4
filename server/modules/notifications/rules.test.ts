import { describe, expect, test } from "vitest";
import { ROLE_PERMISSIONS } from "@/server/auth/permissions";
import type { Role } from "@/server/core/actor";
import { renderMail } from "@/server/modules/mail/rules";
import { mailContentSchema } from "@/server/modules/mail/schema";
import { channelsOf, composeMail, topicsOf } from "@/server/modules/notifications/rules";
import { NOTIFICATION_TOPICS } from "@/server/modules/notifications/schema";

const ROLES = Object.keys(ROLE_PERMISSIONS) as Role[];
const BOTH = { in_app: true, email: true };
const NEITHER = { in_app: false, email: false };

describe("where a member is told", () => {
  test.each([
    ["viewer", "invoice_attention", { in_app: true, email: false }],
    ["finance", "invoice_attention", BOTH],
    ["finance", "deposit_unmatched", BOTH],
    ["developer", "deposit_unmatched", { in_app: true, email: false }],
    ["developer", "webhook_disabled", BOTH],
    ["finance", "webhook_disabled", { in_app: true, email: false }],
    ["owner", "invoice_paid", NEITHER],
    ["admin", "settlement_reversed", BOTH],
    ["developer", "access_changed", NEITHER],
    ["owner", "access_changed", BOTH],
  ] as const)("%s, %s: %o without a choice", (role, topic, channels) => {
    expect(channelsOf(role, topic, undefined)).toEqual(channels);
  });

  test("a choice wins, but neither over the role nor over safety", () => {
    expect(channelsOf("owner", "invoice_paid", BOTH)).toEqual(BOTH);
    expect(channelsOf("owner", "invoice_attention", NEITHER)).toEqual(NEITHER);
    expect(channelsOf("viewer", "access_changed", BOTH)).toEqual(NEITHER);
    expect(channelsOf("owner", "access_changed", NEITHER)).toEqual(BOTH);
  });

  test.each(ROLES)("%s is told nothing beyond the topics of their role", (role) => {
    const told = NOTIFICATION_TOPICS.filter((topic) => channelsOf(role, topic, BOTH).in_app);
    expect(told).toEqual(topicsOf(role));
  });
});

test("the letter is a message that can be sent, whatever the merchant is called", async () => {
  const content = composeMail(
    {
      topic: "invoice_attention",
      title: "Invoice underpaid",
      detail: "1.00 of 9.99 USDT came",
      path: "/invoices/inv_1",
      merchantName: `<b>${"x".repeat(300)}`,
      mode: "test",
      by: null,
      isLast: true,
    },
    "https://pay.example",
  );
  expect(mailContentSchema.parse(content)).toMatchObject({
    subject: expect.stringMatching(/^\[Test\] Invoice underpaid: <b>x+…$/),
    action: { url: "https://pay.example/invoices/inv_1" },
  });
  const { html, text } = await renderMail(content);
  expect(html).toContain("&lt;b&gt;");
  expect(text).toContain("only shown in the dashboard for the next hour");
});
