import assert from "node:assert/strict";
import fc from "fast-check";
import { story } from "@/server/testing/invoice-model/commands";
import { InvoiceModel } from "@/server/testing/invoice-model/model";
import { Shop } from "@/server/testing/invoice-model/shop";

/** How the invoices of the stories ended, to see that they get everywhere. */
export type Endings = Map<string, number>;

/**
 * Gives random commands to the product and to a model of its invoices with one thread: every answer, every invoice's end
 * and every balance must be equal. Throws the shortest failing story, with its seed. Empties the database of this process.
 */
export async function runInvoiceModel({ seed, runs }: { seed: number; runs: number }): Promise<Endings> {
  const endings: Endings = new Map();
  await fc.assert(
    fc.asyncProperty(story, async ({ settings, commands }) => {
      const [model, shop] = [new InvoiceModel(settings), await Shop.open(settings)];
      for (const command of commands)
        assert.equal(await shop.run(command), model.run(command), JSON.stringify(command));
      assert.deepEqual(await shop.states(), model.states());
      assert.deepEqual(await shop.balances(), model.balances());
      for (const { status, exception, settled } of model.bills) {
        const ending = `${status} (${exception})${settled ? (settled.isAvailable ? ", available" : ", settled") : ""}`;
        endings.set(ending, (endings.get(ending) ?? 0) + 1);
      }
    }),
    { seed, numRuns: runs },
  );
  return endings;
}
