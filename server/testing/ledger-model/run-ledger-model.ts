import assert from "node:assert/strict";
import fc from "fast-check";
import { Books } from "@/server/testing/ledger-model/books";
import { type Command, command } from "@/server/testing/ledger-model/commands";
import { LedgerModel } from "@/server/testing/ledger-model/model";

function expected(model: LedgerModel, command: Command, posted: readonly boolean[]): string {
  switch (command.do) {
    case "transfer":
      return model.transfer(command.legs);
    case "repeat":
      return posted[command.index] ? "replayed" : "nothing to do";
    case "contradict":
      return posted[command.index] ? "ledger_reference_conflict" : "nothing to do";
    case "reverse":
      return model.reverse(command.index);
    case "reserve":
      return model.reserve(command.leg);
    case "resolve":
      return model.resolve(command.index, command.outcome);
  }
}

/**
 * Gives random commands to the ledger and to a model of it with one thread: every answer and the end must be equal. Throws
 * the shortest failing sequence, with its seed.
 */
export async function runLedgerModel({ seed, runs }: { seed: number; runs: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      const [model, books] = [new LedgerModel(), new Books()];
      // Which transfers came from a `transfer` command, and so can be repeated by their reference.
      const posted: boolean[] = [];
      for (const command of commands) {
        const answer = expected(model, command, posted);
        if (model.transfers.length > posted.length) posted.push(command.do === "transfer");
        assert.equal(await books.run(command), answer);
      }
      assert.deepEqual(await books.state(), { balances: model.balances, reserved: model.reserved });
    }),
    { seed, numRuns: runs },
  );
}
