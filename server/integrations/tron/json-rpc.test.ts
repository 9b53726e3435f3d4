import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isDomainError } from "@/server/core/errors";
import { readAnswer, type RpcCall } from "@/server/integrations/tron/json-rpc";

const calls: RpcCall[] = [
  { method: "eth_blockNumber", params: [], result: z.string() },
  { method: "eth_getTransactionReceipt", params: ["0x00"], result: z.object({}).nullable() },
];
const ok = (id: number, result: unknown) => ({ jsonrpc: "2.0", id, result });

function reasonOf(body: unknown): unknown {
  try {
    return { accepted: readAnswer(body, calls) };
  } catch (error) {
    if (isDomainError(error) && error.code === "chain_unavailable") return error.details.reason;
    throw error;
  }
}

describe("readAnswer", () => {
  it("orders results by id and keeps a null result as an answer", () => {
    expect(readAnswer([ok(1, null), ok(0, "0x1")], calls)).toEqual(["0x1", null]);
  });

  it.each([
    [
      "an overloaded node's HTTP 200",
      { Error: "class java.lang.IllegalAccessException : lack of computing resources" },
      "malformed",
    ],
    ["the same inside the array", [ok(0, "0x1"), { Error: "lack of computing resources" }], "malformed"],
    ["no result and no error", [ok(0, "0x1"), { jsonrpc: "2.0", id: 1 }], "malformed"],
    ["an empty list", [], "malformed"],
    ["one answer too few", [ok(0, "0x1")], "malformed"],
    ["one answer twice", [ok(0, "0x1"), ok(0, "0x1")], "malformed"],
    ["an unknown id", [ok(0, "0x1"), ok(7, null)], "malformed"],
    ["an id as text", [ok(0, "0x1"), { ...ok(1, null), id: "1" }], "malformed"],
    ["another version", [ok(0, "0x1"), { ...ok(1, null), jsonrpc: "1.0" }], "malformed"],
    ["another shape", [ok(0, 1), ok(1, null)], "malformed"],
    ["a string", "OK", "malformed"],
    ["null", null, "malformed"],
    ["a page's text", { message: "API rate limit exceeded" }, "malformed"],
    [
      "a refused call",
      [
        ok(0, "0x1"),
        { jsonrpc: "2.0", id: 1, error: { code: -32602, message: "exceed max block range: 5000" } },
      ],
      "refused",
    ],
    [
      "a refused batch",
      {
        jsonrpc: "2.0",
        id: null,
        error: { code: -32005, message: "Batch size 101 exceeds the limit of 100" },
      },
      "refused",
    ],
  ])("does not take %s for an answer", (_, body, reason) => {
    expect(reasonOf(body)).toBe(reason);
  });
});
