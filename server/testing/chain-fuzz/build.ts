import type { Context } from "@/server/db/context";
import type { ChainReader } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { failOrphanedDeposits } from "@/server/modules/deposits/fail-orphaned-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import type { JobName } from "@/server/testing/chain-fuzz/history";
import type { SimulatedChain } from "@/server/testing/chain-fuzz/simulated-chain";

export interface JobInput {
  readonly network: string;
  /** All invoices there are. */
  readonly invoiceIds: readonly string[];
}

/** Returns how much it moved: nothing to do is 0. */
export type Job = (ctx: Context, input: JobInput) => Promise<number>;

/** The product as the fuzz sees it. A deliberately broken one differs from `PRODUCT` in one place. */
export interface Build {
  readonly jobs: Readonly<Record<Exclude<JobName, "cancel">, Job>>;
  /** What stands between the nodes and the watcher. */
  readonly wrapReader: (reader: ChainReader, chain: SimulatedChain) => ChainReader;
}

export const PRODUCT: Build = {
  jobs: {
    scan: async (ctx, { network }) => {
      const { moved, behind } = await scanChain(ctx, { network });
      return Number(moved || behind);
    },
    scan_final: async (ctx, { network }) => {
      const { behind, found } = await scanFinal(ctx, { network });
      return found + Number(behind);
    },
    confirm: (ctx, { network }) => confirmDeposits(ctx, { network }),
    settle: (ctx, { invoiceIds }) => settleInvoices(ctx, { invoiceIds }),
    settle_missed: async (ctx) => settleInvoices(ctx, { invoiceIds: await listUnsettledInvoices(ctx) }),
    finalise: (ctx, { network }) => finaliseDeposits(ctx, { network }),
    give_up: (ctx, { network }) => failOrphanedDeposits(ctx, { network }),
    expire: (ctx, { network }) => expireInvoices(ctx, { network }),
  },
  wrapReader: (reader) => reader,
};
