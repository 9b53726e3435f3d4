import { z } from "zod";
import type { Endpoint } from "@/server/integrations/tron/endpoint";
import { unavailable } from "@/server/integrations/tron/unavailable";

export interface ApiClient {
  /** Calls one method of java-tron's HTTP API. Throws `chain_unavailable` unless the answer has the wanted shape. */
  call<T>(path: string, input: object, result: z.ZodType<T>): Promise<T>;
}

/** java-tron answers errors of every kind with HTTP 200, an overload among them. */
const refusalSchema = z.object({ Error: z.string() });

/** Reads one answer of the HTTP API. Pure. */
export function readApiAnswer<T>(path: string, answer: unknown, result: z.ZodType<T>): T {
  const refusal = refusalSchema.safeParse(answer);
  if (refusal.success)
    throw unavailable("malformed", `The node failed to answer ${path}: ${refusal.data.Error}`);
  const parsed = result.safeParse(answer);
  if (!parsed.success)
    throw unavailable("malformed", `The node's answer to ${path} has another shape`, parsed.error);
  return parsed.data;
}

/** A client of java-tron's HTTP API. Addresses come in hexadecimal, because a gateway may have another default. */
export function createApiClient(endpoint: Endpoint): ApiClient {
  return {
    call: async (path, input, result) => {
      const { answer, accept } = await endpoint.post({ ...input, visible: false }, path);
      const read = readApiAnswer(path, answer, result);
      accept();
      return read;
    },
  };
}
