import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import { decimalSchema, idSchema, timeSchema } from "@/server/core/wire";

export const RECONCILIATION_KINDS = ["ledger", "chain"] as const;

/** One rule that does not hold, with up to ten of the objects that break it. Anything here is an emergency. */
export const differenceSchema = z.object({ name: z.string(), details: z.array(z.string()) });
export type Difference = z.output<typeof differenceSchema>;

/** How much was looked at. */
export const ledgerTotalsSchema = z.object({
  checks: z.int(),
  transfers: z.int(),
  invoices: z.int(),
  payments: z.int(),
  events: z.int(),
});
export type LedgerTotals = z.output<typeof ledgerTotalsSchema>;

/** The amounts that were compared, in USDT. */
export const chainTotalsSchema = z.object({
  asset: z.literal("USDT"),
  /** What the ledger says that we hold on this network. */
  ledger_amount: decimalSchema,
  /** Confirmed payments, those that wait in the unmatched inbox included. */
  confirmed_amount: decimalSchema,
  /** The part of them that no fork can take back. */
  final_amount: decimalSchema,
  /** Deposit addresses that ever received money, and how many of them this run asked the chain about. */
  addresses: z.int(),
  addresses_checked: z.int(),
  /** What the chain says that those addresses hold, and what the payments in its blocks add up to. */
  chain_amount: decimalSchema,
  expected_amount: decimalSchema,
  /** The newest block that the balances can include; null when no address was asked about. */
  block_number: z.int().nullable(),
  /** Where the next run goes on; null when it begins again. */
  next_address: z.string().nullable(),
});
export type ChainTotals = z.output<typeof chainTotalsSchema>;

const run = {
  id: idSchema("reconciliation"),
  object: z.literal("reconciliation"),
  started_at: timeSchema,
  finished_at: timeSchema,
  ok: z.boolean(),
  differences: z.array(differenceSchema),
};

/** A check that the books balance, as it was found. */
export const reconciliationSchema = z.discriminatedUnion("kind", [
  z.object({ ...run, kind: z.literal("ledger"), network: z.null(), totals: ledgerTotalsSchema }),
  z.object({ ...run, kind: z.literal("chain"), network: z.string(), totals: chainTotalsSchema }),
]);
export type Reconciliation = z.output<typeof reconciliationSchema>;
export type LedgerReconciliation = Extract<Reconciliation, { kind: "ledger" }>;
export type ChainReconciliation = Extract<Reconciliation, { kind: "chain" }>;

export const listReconciliationsSchema = pageSchema
  .pick({ limit: true, cursor: true })
  .extend({ kind: z.enum(RECONCILIATION_KINDS).optional(), ok: z.boolean().optional() });
export type ListReconciliationsInput = z.input<typeof listReconciliationsSchema>;
