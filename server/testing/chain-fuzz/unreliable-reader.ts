import { DomainError } from "@/server/core/errors";
import { parseTronAddress } from "@/server/core/tron-address";
import type {
  BlockHeader,
  BlockRange,
  ChainReader,
  RangeTransfers,
  TokenTransfer,
  TransactionStanding,
} from "@/server/modules/chains/ports";
import { CALM, type Weather } from "@/server/testing/chain-fuzz/history";
import { Random } from "@/server/testing/chain-fuzz/random";
import type { SimulatedBlock, SimulatedChain, View } from "@/server/testing/chain-fuzz/simulated-chain";

const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");
const PAYER = parseTronAddress("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");

/** The nodes between us and a simulated chain: they fail, lag, contradict each other and hide logs, but never lie about blocks. */
export class UnreliableReader implements ChainReader {
  private weather: Weather = CALM;
  private random = new Random(0);
  private view: View | undefined;

  constructor(
    readonly network: string,
    private readonly chain: SimulatedChain,
  ) {}

  turn(weather: Weather): void {
    this.weather = weather;
    this.random = new Random(weather.seed);
    this.view = undefined;
  }

  async heads(): Promise<{ latest: BlockHeader; finalized: BlockHeader }> {
    return headsOf(this.answering());
  }

  async header(number: number): Promise<BlockHeader | null> {
    return this.answering().blocks[number]?.header ?? null;
  }

  async transfers({ from, to, selectRecipients, withoutIndex }: BlockRange): Promise<RangeTransfers> {
    const range = this.answering().blocks.slice(from, to + 1);
    if (range.length !== to - from + 1) throw unavailable("The node does not have the end block");
    const headers = range.map(({ header }) => header);
    if (this.weather.silent && !withoutIndex) return { headers, transfers: [], seen: 0 };
    const all = range.flatMap(transfersOf);
    const wanted = await selectRecipients?.(new Set(all.map((transfer) => transfer.to)));
    return { headers, transfers: all.filter(({ to }) => wanted?.has(to) ?? true), seen: all.length };
  }

  async receipt(txId: string): Promise<TransactionStanding> {
    const view = this.answering();
    const block = view.blocks.find(({ transactions }) => transactions.some((one) => one.txId === txId));
    const transaction = block?.transactions.find((one) => one.txId === txId);
    if (!block || !transaction) return { status: "missing", seenBy: headsOf(view) };
    return {
      status: transaction.succeeded ? "succeeded" : "failed",
      blockNumber: block.header.number,
      blockHash: block.header.hash,
    };
  }

  /** The node that answers this call. */
  private answering(): View {
    const { failing, behind, switching } = this.weather;
    if (this.random.chance(failing / 100)) throw unavailable("The node is overloaded");
    if (behind === 0) return this.chain.now;
    if (switching) return this.chain.before(this.random.between(0, behind));
    return (this.view ??= this.chain.before(behind));
  }
}

function unavailable(message: string): DomainError {
  return new DomainError("chain_unavailable", message);
}

function headsOf({ blocks, finalNumber }: View): { latest: BlockHeader; finalized: BlockHeader } {
  const [latest, finalized] = [blocks.at(-1), blocks[finalNumber]];
  if (!latest || !finalized) throw unavailable("The node has no blocks yet");
  return { latest: latest.header, finalized: finalized.header };
}

/** What the token's contract logged in a block, with the place of each log among all logs of its transaction. */
function transfersOf({ header, transactions }: SimulatedBlock): TokenTransfer[] {
  return transactions.flatMap(({ txId, logs, succeeded }) =>
    logs.flatMap(({ token, to, value }, ordinal) =>
      token === "other"
        ? []
        : [
            {
              txId,
              ordinal,
              blockNumber: header.number,
              blockHash: header.hash,
              blockTime: header.time,
              token: TOKEN,
              from: PAYER,
              to,
              value,
              succeeded,
            },
          ],
    ),
  );
}
