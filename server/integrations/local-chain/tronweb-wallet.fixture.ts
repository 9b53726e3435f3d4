import { hexToBytes } from "@noble/hashes/utils.js";
import { TronWeb, utils } from "tronweb";
import { z } from "zod";
import { parseTronAddress, type TronAddress } from "@/server/core/tron-address";
import type { LocalChain } from "@/server/integrations/local-chain/launch-local-chain";

export const TRX = 1_000_000;
export const MINUTE = 60_000;
const TRANSFER = "transfer(address,uint256)";
const PRIVATE_KEY = "11".repeat(32);

const constantResultSchema = z.object({ constant_result: z.tuple([z.string()]) });

interface Payment {
  readonly to: TronAddress;
  readonly amount: bigint;
  /** Reference block and expiration; default: the newest block, and a minute from it. */
  readonly header?: BlockHeader;
  readonly from?: TronAddress;
  /** Signs; default: the sender's. */
  readonly key?: string;
  readonly feeLimit?: number;
}

type BlockHeader = Awaited<ReturnType<Wallet["blockHeader"]>>;

export const transferArguments = (to: TronAddress, amount: bigint) => [
  { type: "address", value: to },
  { type: "uint256", value: amount.toString() },
];

/** A wallet on the local chain that is built on the library of TRON's wallets. */
export class Wallet {
  readonly tron: TronWeb;
  readonly address: TronAddress;

  constructor(private readonly chain: Pick<LocalChain, "apiUrl" | "usdtContract">) {
    this.tron = new TronWeb({ fullHost: chain.apiUrl, privateKey: PRIVATE_KEY });
    this.address = this.addressOf(PRIVATE_KEY);
  }

  addressOf(key: string): TronAddress {
    return parseTronAddress(String(this.tron.address.fromPrivateKey(key)));
  }

  /** Our own choice of reference block and expiration, instead of what the node proposes. */
  async blockHeader(validForMilliseconds = MINUTE) {
    const { blockID, block_header } = await this.tron.trx.getCurrentBlock();
    const { number, timestamp } = block_header.raw_data;
    return {
      ref_block_bytes: number.toString(16).slice(-4).padStart(4, "0"),
      ref_block_hash: blockID.slice(16, 32),
      expiration: timestamp + validForMilliseconds,
      timestamp,
    };
  }

  /** A transfer of the token, built and signed without asking the node, with the bytes that are to be kept before it is sent. */
  async sign({ to, amount, header, from, key = PRIVATE_KEY, feeLimit = 50 * TRX }: Payment) {
    const { transaction } = await this.tron.transactionBuilder.triggerSmartContract(
      this.chain.usdtContract,
      TRANSFER,
      { txLocal: true, feeLimit, blockHeader: header ?? (await this.blockHeader()) },
      transferArguments(to, amount),
      from ?? this.address,
    );
    // Without the library's own check that the key is the sender's.
    const signed = utils.crypto.signTransaction(key, transaction);
    const message = utils.transaction.txJsonToPb(signed) as unknown as {
      addSignature(signature: Uint8Array): void;
      serializeBinary(): Uint8Array;
    };
    for (const signature of signed.signature) message.addSignature(hexToBytes(signature));
    const bytes = Buffer.from(message.serializeBinary()).toString("hex");
    return { txId: signed.txID, expiration: signed.raw_data.expiration, bytes, json: signed };
  }

  /** The node's own answer: the library throws some of them. */
  call(path: string, input: object): Promise<Record<string, unknown>> {
    return this.tron.fullNode.request(path, input, "post");
  }

  broadcast({ bytes }: { readonly bytes: string }): Promise<Record<string, unknown>> {
    return this.call("wallet/broadcasthex", { transaction: bytes });
  }

  /** `{}` until the transaction is in a solid block. */
  solidReceipt({ txId }: { readonly txId: string }) {
    return this.tron.trx.getTransactionInfo(txId);
  }

  async balanceOf(account: TronAddress): Promise<bigint> {
    const answer = await this.tron.transactionBuilder.triggerConstantContract(
      this.chain.usdtContract,
      "balanceOf(address)",
      {},
      [{ type: "address", value: account }],
      this.address,
    );
    const [balance] = constantResultSchema.parse(answer).constant_result;
    return BigInt(`0x${balance}`);
  }
}
