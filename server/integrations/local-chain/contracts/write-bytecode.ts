import { writeFile } from "node:fs/promises";
import { compileContracts } from "@/server/integrations/local-chain/contracts/compile-contracts";

// Run after a change of usdt.sol: node_modules/.bin/tsx server/integrations/local-chain/contracts/write-bytecode.ts
const compiled = await compileContracts();
const bytecode = Object.fromEntries(
  Object.entries(compiled).map(([name, contract]) => [name, contract.bytecode]),
);
await writeFile(new URL("bytecode.json", import.meta.url), `${JSON.stringify(bytecode, null, 2)}\n`);
