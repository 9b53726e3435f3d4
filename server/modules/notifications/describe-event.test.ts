import { expect, test } from "vitest";
import { describeEvent } from "@/server/modules/notifications/describe-event";
import type { DisabledReason } from "@/server/modules/webhooks/status";

test.each([
  ["requested", "switched it off"],
  ["failing", "120 hours"],
  ["gone", "nothing listens there"],
] as const satisfies readonly [DisabledReason, string][])(
  "an endpoint that was disabled as %s says so",
  (disabled_reason, words) => {
    const endpoint = { id: "whe_1", url: "https://shop.example/hook", disabled_reason };
    const { detail } = describeEvent("webhook_endpoint.disabled", endpoint);
    expect(detail).toContain(`${endpoint.url} `);
    expect(detail).toContain(words);
  },
);
