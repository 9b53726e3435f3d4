import { prepared } from "@/server/db/direct-statements";
import type { Transaction } from "@/server/db/context";

/** Takes the advisory lock `name` until the transaction ends. False when somebody else holds it. */
export async function tryLock(tx: Transaction, name: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>(
    prepared`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS locked`,
  );
  return rows[0]?.locked === true;
}

/** Waits for the advisory lock `name` and holds it until the transaction ends. */
export async function lock(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw(prepared`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
