import { z } from "zod";
import { DomainError } from "@/server/core/errors";
import type { TronAddress } from "@/server/core/tron-address";
import { clockedSchema, headSchema, paidSchema } from "@/server/integrations/local-chain/control-schema";
import type { outageSchema } from "@/server/integrations/local-chain/fault";
import type { TestChain } from "@/server/modules/test-helpers/ports";

/** Mining thousands of blocks takes seconds. */
const CALL_MILLISECONDS = 60_000;

const refusalSchema = z.object({ code: z.literal("validation_failed"), message: z.string() });

/** Everything the local chain can be told to do. */
export interface LocalChainControl extends TestChain {
  /** Switches the token's transfer fee from the next block on. */
  setFee(basisPoints: number): Promise<{ txId: string }>;
  /** Sends TRX, which makes the recipient an account that can send transactions once it is mined. */
  fund(to: TronAddress, sun: number): Promise<{ txId: string }>;
  /** Makes both interfaces fail in the given way for `seconds`, for so many `requests`, or until `fault: null` ends it. */
  outage(input: z.input<typeof outageSchema>): Promise<void>;
}

async function post<S extends z.ZodType>(
  url: string,
  path: string,
  input: object,
  schema: S,
): Promise<z.output<S>> {
  let status: number;
  let body: unknown;
  try {
    const response = await fetch(`${url}/control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(CALL_MILLISECONDS),
    });
    status = response.status;
    body = await response.json();
  } catch (cause) {
    throw new DomainError("chain_unavailable", "The local chain does not answer", {}, cause);
  }
  const refusal = refusalSchema.safeParse(body);
  if (refusal.success) throw new DomainError("validation_failed", refusal.data.message);
  const answer = schema.safeParse(body);
  if (status !== 200 || !answer.success)
    throw new DomainError("chain_unavailable", `The local chain answered ${status}`);
  return answer.data;
}

const toWire = ({ to, amount }: { to: TronAddress; amount: bigint }): object => ({
  to,
  amount: amount.toString(),
});

/** A client of the local chain's control interface at `url`. Holds no keys: the chain signs for its own payers. */
export function createLocalChainControl({ url }: { readonly url: string }): LocalChainControl {
  return {
    pay: (payment) =>
      post(
        url,
        "pay",
        { ...payment, ...toWire(payment), transfers: payment.transfers?.map(toWire) },
        paidSchema,
      ),
    setFee: (basisPoints) => post(url, "fee", { basisPoints }, paidSchema),
    fund: (to, sun) => post(url, "fund", { to, sun }, paidSchema),
    mine: (blocks) => post(url, "mine", { blocks }, headSchema),
    setClock: (aheadSeconds) => post(url, "clock", { aheadSeconds }, clockedSchema),
    reorg: (input) => post(url, "reorg", input, headSchema),
    interrupt: async ({ kind, seconds }) => {
      await post(url, "outage", { fault: { kind }, seconds }, z.object({}));
    },
    outage: async (input) => {
      await post(url, "outage", input, z.object({}));
    },
  };
}
