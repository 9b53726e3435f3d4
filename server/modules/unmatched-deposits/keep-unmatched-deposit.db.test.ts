import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { clock, makeWatchedChain } from "@/server/modules/deposits/testing/watched-chain";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { getBalances } from "@/server/modules/ledger/get-balances";
import { assignUnmatchedDeposit } from "@/server/modules/unmatched-deposits/assign-unmatched-deposit";
import { countUnmatchedDeposits } from "@/server/modules/unmatched-deposits/count-unmatched-deposits";
import { getUnmatchedDeposit } from "@/server/modules/unmatched-deposits/get-unmatched-deposit";
import { unmatchedDepositEventPayload } from "@/server/modules/unmatched-deposits/events";
import { keepUnmatchedDeposit } from "@/server/modules/unmatched-deposits/keep-unmatched-deposit";
import { listUnmatchedDeposits } from "@/server/modules/unmatched-deposits/list-unmatched-deposits";
import { requestUnmatchedRefund } from "@/server/modules/unmatched-deposits/request-unmatched-refund";
import { payCancelled, payLate, watch } from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { makeMerchant } from "@/server/testing/factories";

const reason = "Agreed with the customer";

it("makes the money available without a fee, and says who decided and why", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { invoice, deposit } = await payCancelled(watched, merchant, { usdt: 7n });
  expect(deposit).toMatchObject({
    object: "unmatched_deposit",
    invoice_id: invoice.id,
    reason: "cancelled",
    amount: "7.00",
    final: true,
    status: "open",
    decision: null,
  });
  const kept = await keepUnmatchedDeposit(merchant, { id: deposit.id, reason: ` ${reason} ` });
  expect(kept).toMatchObject({
    status: "kept",
    version: deposit.version + 1,
    decision: { outcome: "kept", reason, decided_by: { type: "api_key" } },
  });
  expect(await getUnmatchedDeposit(merchant, { id: deposit.id })).toEqual(kept);
  expect((await getBalances(merchant)).currencies).toMatchObject([{ available_amount: "7.00" }]);
  expect((await checkInvariants(watched.system)).filter(({ ok }) => !ok)).toEqual([]);
  expect(await db().auditEntry.findMany({ where: { targetId: deposit.id } })).toMatchObject([
    { action: "unmatched_deposit.keep", reason, actor: { type: "api_key" }, after: { status: "kept" } },
  ]);
  const told = await db().event.findFirstOrThrow({ where: { type: "deposit.kept" } });
  expect(unmatchedDepositEventPayload.strict().safeParse(told.data).error).toBeUndefined();
  expect(told).toMatchObject({ aggregateId: deposit.id, version: kept.version, data: { status: "kept" } });
  expect(await db().outboxEntry.count({ where: { eventId: told.id } })).toBe(1);
});

it("of any decisions at the same time one wins, and no other comes after it", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit } = await payCancelled(watched, merchant);
  const { id } = deposit;
  const address = "TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH";
  const outcomes = await Promise.allSettled([
    keepUnmatchedDeposit(merchant, { id, reason }),
    requestUnmatchedRefund(merchant, { id, reason, address }),
    keepUnmatchedDeposit(merchant, { id, reason }),
    requestUnmatchedRefund(merchant, { id, reason, address }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes.filter((one) => one.status === "rejected"))
    expect(["conflict", "invalid_state"]).toContain(outcome.reason.code);
  await expect(keepUnmatchedDeposit(merchant, { id, reason })).rejects.toMatchObject({
    code: "invalid_state",
  });
  expect(await db().event.count({ where: { aggregateType: "unmatched_deposit", aggregateId: id } })).toBe(1);
  expect((await checkInvariants(watched.system)).filter(({ ok }) => !ok)).toEqual([]);
});

it("refuses money that the chain can still take back, and takes it out of the inbox when it does", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit } = await payCancelled(watched, merchant, { blocks: 3 });
  expect(deposit.final).toBe(false);
  await expect(keepUnmatchedDeposit(merchant, { id: deposit.id, reason })).rejects.toMatchObject({
    code: "invalid_state",
    message: expect.stringContaining("once it is final"),
  });
  expect(await countUnmatchedDeposits(merchant)).toEqual({ open: 1 });
  watched.chain.reorganise(4);
  await watch(watched);
  expect(await countUnmatchedDeposits(merchant)).toEqual({ open: 0 });
  expect((await checkInvariants(watched.system)).filter(({ ok }) => !ok)).toEqual([]);
});

it("needs a reason, the permission and a deposit of one's own", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit, invoice } = await payCancelled(watched, merchant);
  const { id } = deposit;
  await expect(keepUnmatchedDeposit(merchant, { id, reason: "  " })).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: "reason" }] },
  });
  const stranger = (await makeMerchant({}, clock)).ctx;
  const theirs = { code: "not_found", message: `No such unmatched deposit: ${id}` };
  await expect(keepUnmatchedDeposit(stranger, { id, reason })).rejects.toMatchObject(theirs);
  await expect(getUnmatchedDeposit(stranger, { id })).rejects.toMatchObject(theirs);
  await expect(
    assignUnmatchedDeposit(stranger, { id, invoice_id: invoice.id, reason }),
  ).rejects.toMatchObject(theirs);
  await expect(getUnmatchedDeposit({ ...merchant, mode: "live" }, { id })).rejects.toMatchObject(theirs);
  const reading = { ...merchant, actor: { ...merchant.actor, scopes: ["deposits:read"] } } as typeof merchant;
  await expect(keepUnmatchedDeposit(reading, { id, reason })).rejects.toMatchObject({ code: "forbidden" });
  expect((await listUnmatchedDeposits(reading, {})).data).toEqual([deposit]);
});

it("lists by state and by why the money did not count", async () => {
  const { merchant: _, ...watched } = await makeWatchedChain();
  const merchant = (await makeMerchant({ latePolicy: "hold" }, clock)).ctx;
  const { deposit: cancelled } = await payCancelled(watched, merchant);
  const { deposit: late } = await payLate(watched, merchant);
  expect(late).toMatchObject({ reason: "late_held" });
  await keepUnmatchedDeposit(merchant, { id: cancelled.id, reason });
  const ids = async (input: Parameters<typeof listUnmatchedDeposits>[1]) =>
    (await listUnmatchedDeposits(merchant, { ...input, order: "asc" })).data.map(({ id }) => id);
  expect(await ids({})).toEqual([cancelled.id, late.id].toSorted());
  expect(await ids({ state: "open" })).toEqual([late.id]);
  expect(await ids({ state: "decided" })).toEqual([cancelled.id]);
  expect(await ids({ reason: "cancelled" })).toEqual([cancelled.id]);
  expect(await ids({ reason: "late_held", state: "decided" })).toEqual([]);
});

it("records the wish for a refund, and moves nothing", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit, invoice } = await payCancelled(watched, merchant);
  const { id } = deposit;
  const refund = (address: string) => requestUnmatchedRefund(merchant, { id, reason, address });
  for (const address of ["not an address", invoice.payable.address])
    await expect(refund(address)).rejects.toMatchObject({ details: { issues: [{ path: "address" }] } });
  const transfers = await db().ledgerTransfer.count();
  const address = "TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH";
  expect(await refund(address)).toMatchObject({
    status: "refund_requested",
    decision: { refund_address: address, assigned_invoice_id: null },
  });
  expect(await db().ledgerTransfer.count()).toBe(transfers);
  expect(await countUnmatchedDeposits(merchant)).toEqual({ open: 0 });
});
