import { expect, test } from "vitest";
import { BlockedAddressError } from "@/server/integrations/webhook-http/address-guard";
import { transportFailure } from "@/server/integrations/webhook-http/failure";

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ["ECONNREFUSED", "connection"],
  ["ECONNRESET", "connection"],
  ["ENOTFOUND", "connection"],
  ["UND_ERR_SOCKET", "connection"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["CERT_HAS_EXPIRED", "tls"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
  ["EPROTO", "tls"],
  ["SOMETHING_NEW", "connection"],
])("%s is %s", (code, failure) => {
  expect(transportFailure(withCode(code))).toBe(failure);
  expect(transportFailure(new Error("request failed", { cause: withCode(code) }))).toBe(failure);
  expect(transportFailure(new AggregateError([withCode(code)]))).toBe(failure);
});

test("an abort by the total time is a timeout, a refused address is its own class, anything else a connection", () => {
  expect(transportFailure(new DOMException("The operation timed out", "TimeoutError"))).toBe("timeout");
  expect(transportFailure(new BlockedAddressError("10.0.0.1"))).toBe("blocked_address");
  expect(transportFailure("thrown text")).toBe("connection");
});
