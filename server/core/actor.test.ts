import { expect, test } from "vitest";
import { describeActor } from "@/server/core/actor";

test.each([
  [
    { type: "user", userId: "usr_1", memberId: "mem_1", role: "owner", email: "o@example.com" },
    "o@example.com",
  ],
  [{ type: "api_key", apiKeyId: "key_1", scopes: [] }, "key_1"],
  [{ type: "system", job: "scan-chain" }, "scan-chain"],
  [{ type: "webhook", provider: "stripe" }, "stripe"],
  [{ type: "payer" }, null],
] as const)("names the actor %j", (actor, name) => {
  expect(describeActor(actor)).toEqual({ type: actor.type, name });
});
