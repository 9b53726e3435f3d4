import { describe, expect, it } from "vitest";
import { forgetFailures, registerAttempt } from "@/server/auth/sign-in-throttle";

async function attempts(count: number, client: { email: string; address: string }) {
  for (let index = 0; index < count; index += 1) await registerAttempt(client);
}

describe("registerAttempt", () => {
  it("refuses the ninth guess at one account from one address and says for how long", async () => {
    const client = { email: "one@example.com", address: "192.0.2.1" };
    await attempts(8, client);
    await expect(registerAttempt({ ...client, email: " ONE@example.com" })).rejects.toThrow(
      /^rate_limited:\d+$/,
    );
    await expect(registerAttempt({ ...client, address: "192.0.2.2" })).resolves.toBeUndefined();
  });

  it("forgets after a success", async () => {
    const client = { email: "two@example.com", address: "192.0.2.3" };
    await attempts(8, client);
    await forgetFailures(client);
    await expect(registerAttempt(client)).resolves.toBeUndefined();
  });

  it("refuses one address that tries many accounts", async () => {
    const address = "192.0.2.4";
    for (let index = 0; index < 100; index += 1)
      await registerAttempt({ email: `u${index}@example.com`, address });
    await expect(registerAttempt({ email: "next@example.com", address })).rejects.toThrow(/^rate_limited/);
  });
});
