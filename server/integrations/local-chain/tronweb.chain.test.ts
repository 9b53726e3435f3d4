import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fixedClock, systemClock } from "@/server/core/clock";
import { type TronAddress, tronAddressFromHex } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import {
  MINUTE,
  transferArguments,
  TRX,
  Wallet,
} from "@/server/integrations/local-chain/tronweb-wallet.fixture";
import { createLogReader } from "@/server/integrations/tron/log-reader";
import { createReceiptReader } from "@/server/integrations/tron/receipt-reader";

/** Pays out with the library that TRON's wallets use: what it gets through here, it gets through on the public network. */

const USDT = 1_000_000n;

const clock = fixedClock(systemClock.now());
let dataDir: string;
let chain: LocalChain;
let control: LocalChainControl;
let wallet: Wallet;
let recipients = 0;

const newRecipient = (): TronAddress =>
  tronAddressFromHex(`0x${(++recipients).toString(16).padStart(4, "0").repeat(10)}`);

async function start(): Promise<void> {
  chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger: console, clock });
  control = createLocalChainControl({ url: chain.controlUrl });
  wallet = new Wallet(chain);
}

/** What both of the product's readers see of the transaction in the newest block. */
async function transfersOfHead(): Promise<unknown[]> {
  const options = { network: chain.network, tokenContract: chain.usdtContract, timeoutMs: 5_000 };
  const readers = [
    createLogReader({ ...options, url: chain.rpcUrl }),
    createReceiptReader({ ...options, url: chain.apiUrl }),
  ];
  return Promise.all(
    readers.map(async (reader) => {
      const { latest } = await reader.heads();
      return (await reader.transfers({ from: latest.number, to: latest.number })).transfers;
    }),
  );
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-tronweb-"));
  await start();
  await control.pay({ to: wallet.address, amount: 1_000n * USDT });
  await control.fund(wallet.address, 100 * TRX);
  await control.mine(1);
});

afterEach(() => control.outage({ fault: null }));

afterAll(async () => {
  await chain?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("a payment", () => {
  it("is mined under the id that was known before it was sent, and solid 18 blocks later", async () => {
    const to = newRecipient();
    const payment = await wallet.sign({ to, amount: 7n * USDT });
    expect(await wallet.tron.trx.sendRawTransaction(payment.json)).toMatchObject({
      result: true,
      txid: payment.txId,
    });
    const { head } = await control.mine(1);
    const seen = {
      txId: payment.txId,
      ordinal: 0,
      blockNumber: head,
      from: wallet.address,
      to,
      value: 7n * USDT,
      succeeded: true,
    };
    expect(await transfersOfHead()).toMatchObject([[seen], [seen]]);
    expect(await wallet.tron.trx.getTransaction(payment.txId)).toMatchObject({
      txID: payment.txId,
      ret: [{ contractRet: "SUCCESS" }],
      signature: payment.json.signature.map((text) => text.toLowerCase()),
      raw_data: payment.json.raw_data,
      raw_data_hex: payment.json.raw_data_hex,
    });
    expect(await wallet.tron.trx.getUnconfirmedTransactionInfo(payment.txId)).toMatchObject({
      blockNumber: head,
    });
    expect(await wallet.solidReceipt(payment)).toEqual({});
    await control.mine(17);
    expect(await wallet.solidReceipt(payment)).toEqual({});
    await control.mine(1);
    expect(await wallet.solidReceipt(payment)).toMatchObject({
      id: payment.txId,
      blockNumber: head,
      receipt: { result: "SUCCESS" },
    });
  });

  it("sent again is a duplicate: in the mempool, in a block, and when it is solid", async () => {
    const payment = await wallet.sign({ to: newRecipient(), amount: USDT });
    const duplicate = { result: false, code: "DUP_TRANSACTION_ERROR", txid: payment.txId };
    expect(await wallet.broadcast(payment)).toMatchObject({
      result: true,
      code: "SUCCESS",
      txid: payment.txId,
    });
    expect(await wallet.broadcast(payment)).toMatchObject(duplicate);
    await control.mine(1);
    expect(await wallet.broadcast(payment)).toMatchObject(duplicate);
    await control.mine(18);
    expect(await wallet.broadcast(payment)).toMatchObject(duplicate);
  });

  it("whose answer was lost is paid once when the same bytes are sent again", async () => {
    const to = newRecipient();
    const payment = await wallet.sign({ to, amount: 3n * USDT });
    const file = join(dataDir, "payment.json");
    const { txId, bytes, expiration } = payment;
    await writeFile(file, JSON.stringify({ txId, bytes, expiration }));
    await control.outage({ fault: { kind: "unanswered" }, requests: 1 });
    await expect(wallet.broadcast(payment)).rejects.toThrow();
    const kept = JSON.parse(await readFile(file, "utf8")) as typeof payment;
    expect(await wallet.broadcast(kept)).toMatchObject({ code: "DUP_TRANSACTION_ERROR", txid: txId });
    await control.mine(1);
    expect(await wallet.balanceOf(to)).toBe(3n * USDT);
  });

  it("in the mempool survives a restart of the chain", async () => {
    const to = newRecipient();
    const payment = await wallet.sign({ to, amount: 2n * USDT });
    await wallet.broadcast(payment);
    await chain.stop();
    await start();
    await control.mine(1);
    expect(await wallet.tron.trx.getTransaction(payment.txId)).toMatchObject({ txID: payment.txId });
    expect(await wallet.balanceOf(to)).toBe(2n * USDT);
  });

  it("that the token refuses is mined as failed and moves nothing", async () => {
    const to = newRecipient();
    const payment = await wallet.sign({ to, amount: 1_000_000n * USDT });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "SUCCESS" });
    await control.mine(1);
    expect(await wallet.tron.trx.getUnconfirmedTransactionInfo(payment.txId)).toMatchObject({
      result: "FAILED",
      receipt: { result: "REVERT" },
    });
    expect(await transfersOfHead()).toEqual([[], []]);
  });

  it("with too low a fee limit runs out of energy", async () => {
    const payment = await wallet.sign({ to: newRecipient(), amount: USDT, feeLimit: 1 });
    await wallet.broadcast(payment);
    await control.mine(1);
    expect(await wallet.tron.trx.getTransaction(payment.txId)).toMatchObject({
      ret: [{ contractRet: "OUT_OF_ENERGY" }],
    });
  });
});

describe("a payment that expires", () => {
  it("is refused once the head has come to its time, and was never in a solid block", async () => {
    const to = newRecipient();
    const payment = await wallet.sign({ to, amount: USDT });
    clock.advance(2 * MINUTE);
    await control.mine(1);
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "TRANSACTION_EXPIRATION_ERROR" });
    await control.mine(19);
    const solid = await wallet.tron.trx.getConfirmedCurrentBlock();
    expect(solid.block_header.raw_data.timestamp).toBeGreaterThan(payment.expiration);
    expect(await wallet.solidReceipt(payment)).toEqual({});
    const rebuilt = await wallet.sign({ to, amount: USDT });
    expect(await wallet.broadcast(rebuilt)).toMatchObject({ code: "SUCCESS" });
    await control.mine(1);
    expect(await wallet.balanceOf(to)).toBe(USDT);
  });

  it("is called expired, not a duplicate, where a block has it", async () => {
    const payment = await wallet.sign({ to: newRecipient(), amount: USDT });
    await wallet.broadcast(payment);
    await control.mine(1);
    clock.advance(2 * MINUTE);
    await control.mine(20);
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "TRANSACTION_EXPIRATION_ERROR" });
    expect(await wallet.solidReceipt(payment)).toMatchObject({ id: payment.txId });
  });

  it("waits in vain when it is too late for the next block, and does not come back by a fork", async () => {
    const to = newRecipient();
    const payment = await wallet.sign({ to, amount: USDT });
    await wallet.broadcast(payment);
    await control.mine(1);
    await control.reorg({ drop: [payment.txId] });
    expect(await wallet.tron.trx.getUnconfirmedTransactionInfo(payment.txId)).toEqual({});
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "SUCCESS" });
    await control.mine(1);
    await control.reorg({ drop: [payment.txId] });
    clock.advance(2 * MINUTE);
    await control.mine(2);
    await expect(control.reorg({ depth: 1, restore: [payment.txId] })).rejects.toMatchObject({
      code: "validation_failed",
    });
    expect(await wallet.balanceOf(to)).toBe(0n);
  });
});

describe("a transaction is refused", () => {
  it("by another's signature, without one, and when its content was changed afterwards", async () => {
    const wrong = await wallet.sign({ to: newRecipient(), amount: USDT, key: "22".repeat(32) });
    expect(await wallet.broadcast(wrong)).toMatchObject({ code: "SIGERROR", txid: wrong.txId });
    const { json } = await wallet.sign({ to: newRecipient(), amount: USDT });
    const changed = { ...json, raw_data: { ...json.raw_data, fee_limit: 1 } };
    const answer = await wallet.call("wallet/broadcasttransaction", changed);
    expect(answer).toMatchObject({ code: "SIGERROR", message: expect.stringMatching(/^56616c6964617465/) });
    expect(answer.txid).not.toBe(json.txID);
    const bare = await wallet.call("wallet/broadcasttransaction", { ...json, signature: [], visible: false });
    expect(bare).toMatchObject({ code: "SIGERROR" });
  });

  it("when the block that it names is unknown, or has left the chain", async () => {
    const header = await wallet.blockHeader();
    const foreign = { ...header, ref_block_hash: "ab".repeat(8) };
    const elsewhere = await wallet.sign({ to: newRecipient(), amount: USDT, header: foreign });
    expect(await wallet.broadcast(elsewhere)).toMatchObject({ code: "TAPOS_ERROR" });
    await control.mine(1);
    const orphaned = await wallet.sign({ to: newRecipient(), amount: USDT });
    await control.reorg({ depth: 1 });
    expect(await wallet.broadcast(orphaned)).toMatchObject({ code: "TAPOS_ERROR" });
  });

  it("by a node that lags behind the block that it names", async () => {
    await control.mine(5);
    const payment = await wallet.sign({ to: newRecipient(), amount: USDT });
    await control.outage({ fault: { kind: "lagging", blocks: 3 } });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "TAPOS_ERROR" });
    await control.outage({ fault: null });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "SUCCESS" });
  });

  it("when it would be valid for more than a day", async () => {
    const payment = await wallet.sign({
      to: newRecipient(),
      amount: USDT,
      header: await wallet.blockHeader(25 * 60 * MINUTE),
    });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "TRANSACTION_EXPIRATION_ERROR" });
  });

  it("when its sender has never had TRX", async () => {
    const key = "33".repeat(32);
    const stranger = wallet.addressOf(key);
    const payment = await wallet.sign({ to: wallet.address, amount: 1n, from: stranger, key });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "CONTRACT_VALIDATE_ERROR" });
  });

  it("by a busy node, which takes it later", async () => {
    const payment = await wallet.sign({ to: newRecipient(), amount: USDT });
    await control.outage({ fault: { kind: "busy" }, requests: 2 });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "SERVER_BUSY" });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "SERVER_BUSY" });
    expect(await wallet.broadcast(payment)).toMatchObject({ code: "SUCCESS" });
  });
});

describe("what a wallet asks before it pays", () => {
  const estimate = (amount: bigint) =>
    wallet.tron.transactionBuilder.triggerConstantContract(
      chain.usdtContract,
      "transfer(address,uint256)",
      {},
      transferArguments(newRecipient(), amount),
      wallet.address,
    );

  it("the energy of a transfer is what it then uses", async () => {
    const { energy_used } = await estimate(USDT);
    const payment = await wallet.sign({ to: newRecipient(), amount: USDT });
    await wallet.broadcast(payment);
    await control.mine(1);
    const { receipt } = await wallet.tron.trx.getUnconfirmedTransactionInfo(payment.txId);
    expect(receipt.energy_usage_total).toBe(energy_used);
  });

  it("a transfer that would fail says so", async () => {
    await expect(estimate(1_000_000n * USDT)).rejects.toThrow("REVERT opcode executed");
  });

  it("the account, its resources and the price of energy", async () => {
    const before = await wallet.tron.trx.getBalance(wallet.address);
    const transfer = await wallet.tron.transactionBuilder.sendTrx(newRecipient(), TRX, wallet.address);
    expect(await wallet.tron.trx.sendRawTransaction(await wallet.tron.trx.sign(transfer))).toMatchObject({
      result: true,
    });
    await control.mine(1);
    expect(await wallet.tron.trx.getUnconfirmedBalance(wallet.address)).toBe(before - TRX);
    expect(await wallet.tron.trx.getAccountResources(wallet.address)).toMatchObject({ freeNetLimit: 600 });
    expect(await wallet.tron.trx.getChainParameters()).toContainEqual({ key: "getEnergyFee", value: 100 });
  });

  it("a transaction made by the node can be signed and sent as well", async () => {
    const to = newRecipient();
    const { transaction } = await wallet.tron.transactionBuilder.triggerSmartContract(
      chain.usdtContract,
      "transfer(address,uint256)",
      { feeLimit: 50 * TRX },
      transferArguments(to, 5n),
      wallet.address,
    );
    expect(await wallet.tron.trx.sendRawTransaction(await wallet.tron.trx.sign(transaction))).toMatchObject({
      result: true,
    });
    await control.mine(1);
    expect(await wallet.balanceOf(to)).toBe(5n);
  });
});
