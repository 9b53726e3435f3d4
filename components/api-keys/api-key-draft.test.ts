import { expect, it } from "vitest";
import type { ApiKey } from "@/server/modules/api-keys/schema";
import { draftOf, emptyKey, toChange, toInput } from "./api-key-draft";

const key: ApiKey = {
  id: "key_1",
  object: "api_key",
  livemode: false,
  name: "Shop",
  last_four: "abcd",
  scopes: ["invoices:read"],
  allowed_addresses: ["203.0.113.0/24", "2001:db8::/32"],
  request_signing: "optional",
  status: "active",
  expires_at: "2026-05-01T12:00:00.000Z",
  previous_secret_expires_at: null,
  revoked_at: null,
  last_used_at: null,
  version: 3,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

it("reads addresses by line, comma or space, and a day as its end in UTC", () => {
  const draft = {
    ...emptyKey(["invoices:read"]),
    name: "Till",
    addresses: " 203.0.113.1\n\n2001:db8::1, 10.0.0.0/8 ",
  };
  expect(toInput({ ...draft, lastDay: "2026-05-01" })).toMatchObject({
    allowed_addresses: ["203.0.113.1", "2001:db8::1", "10.0.0.0/8"],
    expires_at: "2026-05-01T23:59:59.000Z",
  });
  expect(toInput(draft)).toMatchObject({ expires_at: null, request_signing: "off" });
});

it("leaves an expiry alone whose day was not changed", () => {
  const change = toChange(key, draftOf(key));
  expect(change).toMatchObject({ id: "key_1", version: 3, scopes: ["invoices:read"] });
  expect(change).not.toHaveProperty("expires_at");
  expect(toChange(key, { ...draftOf(key), lastDay: "" })).toMatchObject({ expires_at: null });
});

it("begins with the scopes that a shop needs, as far as its maker may grant them", () => {
  expect(emptyKey(["events:read", "invoices:create", "invoices:read"]).scopes).toEqual([
    "invoices:read",
    "invoices:create",
  ]);
  expect(emptyKey(["events:read", "invoices:read"]).scopes).toEqual(["invoices:read"]);
});
