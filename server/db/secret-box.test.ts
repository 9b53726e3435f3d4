import { describe, expect, it } from "vitest";
import { parseKeyRing, seal, unseal } from "@/server/db/secret-box";

const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");
const ring = parseKeyRing(`k1:${key("a")}`);
const rotated = parseKeyRing(`k2:${key("b")},k1:${key("a")}`);

describe("sealed secrets", () => {
  it("come back as they were, and never look the same twice", () => {
    const sealed = seal("whsec_abc", "webhook", ring);
    expect(sealed).toMatch(/^k1\./);
    expect(sealed).not.toContain("whsec");
    expect(unseal(sealed, "webhook", ring)).toBe("whsec_abc");
    expect(seal("whsec_abc", "webhook", ring)).not.toBe(sealed);
  });

  it("open after a rotation, while new ones take the new key", () => {
    const old = seal("secret", "webhook", ring);
    expect(unseal(old, "webhook", rotated)).toBe("secret");
    expect(seal("secret", "webhook", rotated)).toMatch(/^k2\./);
    expect(() => unseal(seal("secret", "webhook", rotated), "webhook", ring)).toThrow(
      "no longer in DARIC_ENCRYPTION_KEYS",
    );
  });

  it("refuse to open for another purpose or after tampering", () => {
    const sealed = seal("secret", "webhook", ring);
    expect(() => unseal(sealed, "totp", ring)).toThrow();
    const bytes = Buffer.from(sealed.slice(3), "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => unseal(`k1.${bytes.toString("base64")}`, "webhook", ring)).toThrow();
  });
});
