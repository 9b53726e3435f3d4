import { z } from "zod";
import { CONSTANT_CALLS, SUBMISSIONS } from "@/server/integrations/local-chain/api-contracts";
import { type ApiBackend, ApiError } from "@/server/integrations/local-chain/api-method";
import { READS } from "@/server/integrations/local-chain/api-reads";

const METHODS = {
  wallet: { ...READS, ...CONSTANT_CALLS, ...SUBMISSIONS },
  walletsolidity: { ...READS, ...CONSTANT_CALLS },
} as const;
const visibleSchema = z.object({ visible: z.union([z.literal(true), z.literal("true")]) });

/**
 * Answers a method of java-tron's HTTP API; undefined where there is no such method. Everything comes with HTTP 200: `{}` and
 * `[]` for what the node does not have, errors as `{"Error": …}`, refusals of transactions as a `code`.
 */
export async function answerApi(
  backend: ApiBackend,
  interface_: keyof typeof METHODS,
  name: string,
  input: unknown,
): Promise<unknown> {
  const methods = METHODS[interface_];
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return undefined;
  const newest = interface_ === "wallet" ? backend.view.latest : backend.view.finalized;
  const visible = visibleSchema.safeParse(input).success;
  try {
    return await method({ backend, newest, visible }, input ?? {});
  } catch (error) {
    return {
      Error: error instanceof ApiError ? error.message : "class java.lang.Exception : internal error",
    };
  }
}
