import { describe, expect, it } from "vitest";
import { parseKeyRing, seal, unseal } from "@/server/db/secret-box";

const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");
const ring = parseKeyRing(`k1:${key("a")}`);
const rotated = parseKeyRing(`k2:${key("b")},k1:${key("a")}`);

describe("sealed secrets", () => {
  it("come back as they were, and never look the same twice", () => {
    const sealed = seal("whsec_abc", "webhook_endpoints.secret", ring);
    expect(sealed).toMatch(/^k1\./);
    expect(sealed).not.toContain("whsec");
    expect(unseal(sealed, "webhook_endpoints.secret", ring)).toBe("whsec_abc");
    expect(seal("whsec_abc", "webhook_endpoints.secret", ring)).not.toBe(sealed);
  });

  it("open after a rotation, while new ones take the new key", () => {
    const old = seal("secret", "webhook_endpoints.secret", ring);
    expect(unseal(old, "webhook_endpoints.secret", rotated)).toBe("secret");
    expect(seal("secret", "webhook_endpoints.secret", rotated)).toMatch(/^k2\./);
    expect(() =>
      unseal(seal("secret", "webhook_endpoints.secret", rotated), "webhook_endpoints.secret", ring),
    ).toThrow("no longer in DARIC_ENCRYPTION_KEYS");
  });

  it("refuse to open for another purpose or after tampering", () => {
    const sealed = seal("secret", "webhook_endpoints.secret", ring);
    expect(() => unseal(sealed, "second_factors.secret", ring)).toThrow();
    const bytes = Buffer.from(sealed.slice(3), "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => unseal(`k1.${bytes.toString("base64")}`, "webhook_endpoints.secret", ring)).toThrow();
  });
});
