import { expect, it } from "vitest";
import { safeCallbackPath } from "@/server/auth/callback-path";

it.each([
  [undefined, "/overview"],
  ["/invoices?status=paid#top", "/invoices?status=paid#top"],
  ["http://localhost:3000/payments", "/payments"],
  ["https://evil.example/invoices", "/overview"],
  ["//evil.example/invoices", "/overview"],
  ["/\\evil.example", "/overview"],
  ["\\\\evil.example", "/overview"],
  ["javascript:alert(1)", "/overview"],
  ["http://localhost:3000@evil.example/", "/overview"],
  ["/sign-in", "/overview"],
  ["/sign-out", "/overview"],
  ["/api/auth/signout", "/overview"],
  ["/", "/overview"],
  ["http://[", "/overview"],
])("sends %s to %s", (target, path) => {
  expect(safeCallbackPath(target)).toBe(path);
});
