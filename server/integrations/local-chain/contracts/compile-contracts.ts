import { readFile } from "node:fs/promises";
import type { AbiFunction, Hex } from "viem";
import { z } from "zod";

const SOURCE = "usdt.sol";

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).optional(),
  contracts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        abi: z.array(z.looseObject({ type: z.string() })),
        evm: z.object({ bytecode: z.object({ object: z.string() }) }),
      }),
    ),
  ),
});

export interface CompiledContract {
  /** Only compared with the hand-written interface; the committed file holds the bytecode alone. */
  readonly functions: readonly AbiFunction[];
  readonly bytecode: Hex;
}

const INPUT = {
  language: "Solidity",
  settings: {
    optimizer: { enabled: true, runs: 200 },
    evmVersion: "shanghai",
    metadata: { bytecodeHash: "none", appendCBOR: false },
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
  },
};

/** Compiles the contracts of the local chain, reproducibly: the committed `bytecode.json` comes from this. Throws with the compiler's messages. */
export async function compileContracts(): Promise<Record<string, CompiledContract>> {
  // Loaded on demand: it is 9 MB, and only this needs it. Its own types leave `compile` untyped.
  const { default: solc } = (await import("solc")) as { default: { compile(input: string): string } };
  const content = await readFile(new URL(SOURCE, import.meta.url), "utf8");
  const input = JSON.stringify({ ...INPUT, sources: { [SOURCE]: { content } } });
  const output = outputSchema.parse(JSON.parse(solc.compile(input)));
  const failures = output.errors?.filter(({ severity }) => severity === "error") ?? [];
  if (failures.length > 0)
    throw new Error(failures.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return Object.fromEntries(
    Object.entries(output.contracts[SOURCE] ?? {}).map(([name, { abi, evm }]) => [
      name,
      {
        functions: abi.filter((item) => item.type === "function") as unknown as AbiFunction[],
        bytecode: `0x${evm.bytecode.object}`,
      },
    ]),
  );
}
