import type { Transaction } from "@/server/db/context";
import { prepared } from "@/server/db/direct-statements";

/** The next so many indices, which nobody else gets. Those that are not used are gaps. */
export async function takeDerivationIndices(tx: Transaction, count: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ index: number }[]>(prepared`
    SELECT nextval('deposit_address_index')::integer AS index FROM generate_series(1, ${count}::integer)`);
  return rows.map(({ index }) => index);
}
