import { expect, test } from "vitest";
import { type Actor, describeActor, toEventActor } from "@/server/core/actor";

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

test.each<[Actor, object]>([
  [
    { type: "api_key", apiKeyId: "key_1", scopes: ["events:read"] },
    { type: "api_key", apiKeyId: "key_1" },
  ],
  [
    { type: "partner", partnerId: "prt_1", scopes: ["wallets:read"] },
    { type: "partner", partnerId: "prt_1" },
  ],
  [
    { type: "system", job: "scan-chain" },
    { type: "system", job: "scan-chain" },
  ],
])("events keep who acted, and not what else it was allowed: %j", (actor, kept) => {
  expect(toEventActor(actor)).toEqual(kept);
});
