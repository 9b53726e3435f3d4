import { expect, it } from "vitest";
import { formatRecoveryCode, keyUri, stepOfCode } from "@/server/modules/second-factors/rules";

/** The secret of RFC 6238 appendix B, "12345678901234567890", in base32; its codes cut to six digits. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([
  [59, "287082", 1],
  [1_111_111_109, "081804", 37_037_036],
  [1_234_567_890, "005924", 41_152_263],
])("knows the code of the test vectors at %i s", (seconds, code, step) => {
  const at = (shift: number) => stepOfCode(SECRET, code, new Date((seconds + shift) * 1000));
  expect([at(0), at(30), at(-30)]).toEqual([step, step, step]);
  expect([at(90), at(-90)]).toEqual([null, null]);
  expect(stepOfCode(SECRET, "000000", new Date(seconds * 1000))).toBeNull();
  expect(stepOfCode(SECRET, "", new Date(seconds * 1000))).toBeNull();
});

it("writes what an app scans", () => {
  const url = new URL(keyUri(SECRET, "ada@example.com"));
  expect(url.href).toMatch(/^otpauth:\/\/totp\/Daric:ada%40example.com\?/);
  expect(url.searchParams.get("secret")).toBe(SECRET);
});

it("writes recovery codes in groups", () => {
  expect(formatRecoveryCode(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31]))).toBe("0123-4567-89az");
});
