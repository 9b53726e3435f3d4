import { z } from "zod";
import type { Endpoint } from "@/server/integrations/tron/endpoint";
import { unavailable } from "@/server/integrations/tron/unavailable";

export interface RpcCall<T = unknown> {
  readonly method: string;
  readonly params: readonly unknown[];
  readonly result: z.ZodType<T>;
}

type Results<C extends readonly RpcCall[]> = {
  -readonly [I in keyof C]: C[I] extends RpcCall<infer T> ? T : never;
};

export interface RpcClient {
  /**
   * Sends the calls as one batch, so that one node answers them all, and returns their results in order. Throws
   * `chain_unavailable` unless every call has a result of the wanted shape.
   */
  batch<const C extends readonly RpcCall[]>(calls: C): Promise<Results<C>>;
}

const refusalSchema = z.object({
  jsonrpc: z.literal("2.0"),
  error: z.object({ code: z.number(), message: z.string() }),
});
const successSchema = z.object({ jsonrpc: z.literal("2.0"), id: z.number(), result: z.unknown() });
const answersSchema = z.array(z.union([refusalSchema.extend({ id: z.number() }), successSchema]));

/** Picks the results out of an answer, in the order of the calls. Pure. */
export function readAnswer(body: unknown, calls: readonly RpcCall[]): unknown[] {
  const whole = refusalSchema.safeParse(body);
  if (whole.success) throw unavailable("refused", `The node refused the batch: ${whole.data.error.message}`);
  const answers = answersSchema.safeParse(body);
  if (!answers.success)
    throw unavailable("malformed", "The node's answer is not a JSON-RPC batch", answers.error);
  const byId = new Map(answers.data.map((answer) => [answer.id, answer]));
  if (byId.size !== calls.length || answers.data.length !== calls.length) {
    throw unavailable("malformed", `The node answered ${answers.data.length} of ${calls.length} calls`);
  }
  return calls.map(({ method, result }, id) => {
    const answer = byId.get(id);
    if (!answer) throw unavailable("malformed", `The node did not answer ${method}`);
    if ("error" in answer)
      throw unavailable("refused", `The node refused ${method}: ${answer.error.message}`);
    // zod accepts a missing key for `unknown`: a call without result and error is an overloaded node's.
    if (!("result" in answer)) throw unavailable("malformed", `The node gave no result for ${method}`);
    const parsed = result.safeParse(answer.result);
    if (!parsed.success)
      throw unavailable("malformed", `The node's result of ${method} has another shape`, parsed.error);
    return parsed.data;
  });
}

/** A client of one endpoint. It trusts nothing but a complete JSON-RPC answer. */
export function createRpcClient(endpoint: Endpoint): RpcClient {
  return {
    batch: async (calls) => {
      const { answer, accept } = await endpoint.post(
        calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params })),
      );
      const results = readAnswer(answer, calls);
      accept();
      return results as Results<typeof calls>;
    },
  };
}
