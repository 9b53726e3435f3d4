import { expect, it } from "vitest";
import {
  AUDIT_LOG_PATH,
  auditHref,
  parseAuditFilters,
  parsePlatformAuditFilters,
  toAuditInput,
  toPlatformAuditInput,
} from "@/components/audit-entries/filters";

it("reads the address, and leaves out what it does not understand", () => {
  const filters = parseAuditFilters({ actor: " ada ", action: "member.", from: "2026-01-31", to: "never" });
  expect(toAuditInput(filters)).toEqual({
    actor: "ada",
    action: "member.",
    target: undefined,
    created_after: "2026-01-31T00:00:00.000Z",
    created_before: undefined,
    cursor: undefined,
  });
});

it("includes the whole of the last day, and starts anew after a change", () => {
  const filters = parseAuditFilters({ to: "2026-01-31", cursor: "abc", trail: "first" });
  expect(toAuditInput(filters).created_before).toBe("2026-02-01T00:00:00.000Z");
  expect(auditHref(AUDIT_LOG_PATH, filters, { actor: "ada" })).toBe(
    "/settings/audit-log?actor=ada&to=2026-01-31",
  );
});

it("knows the merchant on the operator's page alone", () => {
  const params = { merchant: " mer_1 ", action: "merchant." };
  expect(toPlatformAuditInput(parsePlatformAuditFilters(params))).toMatchObject({
    merchant: "mer_1",
    action: "merchant.",
  });
  expect(parseAuditFilters(params)).not.toHaveProperty("merchant");
});
