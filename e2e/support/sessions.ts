import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Client } from "pg";

/** Puts the last proof of identity of everybody with this e-mail address long into the past: nobody waits ten minutes for it. */
export async function forgetConfirmation(email: string): Promise<void> {
  const { home } = test.info().config.metadata as { home: string };
  const saved = readFileSync(join(home, "postgres", "connection.json"), "utf8");
  const { port, password } = JSON.parse(saved) as { port: number; password: string };
  const client = new Client({ host: "127.0.0.1", port, user: "daric", password, database: "daric" });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `UPDATE sessions SET confirmed_at = confirmed_at - interval '1 day'
       WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
      [email],
    );
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await client.end();
  }
}
