import { toFunctionSelector } from "viem";
import { describe, expect, it } from "vitest";
import bytecode from "@/server/integrations/local-chain/contracts/bytecode.json";
import { compileContracts } from "@/server/integrations/local-chain/contracts/compile-contracts";
import { BATCH_ABI, TOKEN_ABI } from "@/server/integrations/local-chain/contracts/contracts";

describe("the contracts of the local chain", () => {
  it("are what their source compiles to", async () => {
    const compiled = await compileContracts();
    expect(
      Object.fromEntries(Object.entries(compiled).map(([name, contract]) => [name, contract.bytecode])),
    ).toEqual(bytecode);
    const selectors = Object.values(compiled).flatMap(({ functions }) =>
      functions.map((item) => toFunctionSelector(item)),
    );
    const used = [...TOKEN_ABI, ...BATCH_ABI].filter((item) => item.type === "function");
    expect(selectors).toEqual(expect.arrayContaining(used.map((item) => toFunctionSelector(item))));
  });
});
