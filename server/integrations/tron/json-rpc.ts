import { z } from "zod";
import { monotonicMilliseconds } from "@/server/core/clock";
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

export interface EndpointOptions {
  readonly rpcUrl: string;
  /** Sent as TRON-PRO-API-KEY. */
  readonly apiKey?: string;
  readonly timeoutMs: number;
  /** The pause after HTTP 403 or 429: it doubles from the first to the longest, with jitter, until a call succeeds. */
  readonly pause?: { readonly firstMs: number; readonly longestMs: number };
}

const DEFAULT_PAUSE = { firstMs: 1_000, longestMs: 60_000 };

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

/** Remembers how long an endpoint that answered 403 or 429 has to be left alone: asking on makes the penalty longer. */
function createPause({ firstMs, longestMs }: { firstMs: number; longestMs: number }) {
  let length = 0;
  let until = 0;
  return {
    isOver: () => monotonicMilliseconds() >= until,
    end: () => {
      length = 0;
    },
    begin: () => {
      length = Math.min(longestMs, Math.max(firstMs, length * 2));
      until = monotonicMilliseconds() + length * (0.5 + Math.random() / 2);
    },
  };
}

async function send(options: EndpointOptions, body: string): Promise<Response> {
  try {
    return await fetch(options.rpcUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(options.apiKey === undefined ? {} : { "TRON-PRO-API-KEY": options.apiKey }),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(options.timeoutMs),
    });
  } catch (cause) {
    throw failureOf(cause);
  }
}

function failureOf(cause: unknown): Error {
  if (cause instanceof Error && cause.name === "TimeoutError")
    return unavailable("timeout", "The node did not answer in time", cause);
  return unavailable("unreachable", "The node cannot be reached", cause);
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw failureOf(cause);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unavailable("malformed", "The node's answer is not JSON", cause);
  }
}

/** A client of one endpoint. It trusts nothing but a complete JSON-RPC answer. */
export function createRpcClient(options: EndpointOptions): RpcClient {
  const pause = createPause(options.pause ?? DEFAULT_PAUSE);
  return {
    batch: async (calls) => {
      if (!pause.isOver()) throw unavailable("rate_limited", "The node limits our requests; pausing");
      const requests = calls.map(({ method, params }, id) => ({ jsonrpc: "2.0", id, method, params }));
      const response = await send(options, JSON.stringify(requests));
      if (response.status === 403 || response.status === 429) {
        pause.begin();
        throw unavailable("rate_limited", `The node answered HTTP ${response.status}`);
      }
      if (response.status === 413)
        throw unavailable("refused", "The node says that the request is too large");
      if (response.status !== 200)
        throw unavailable("unreachable", `The node answered HTTP ${response.status}`);
      const results = readAnswer(await readBody(response), calls);
      pause.end();
      return results as Results<typeof calls>;
    },
  };
}
