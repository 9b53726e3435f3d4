import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { createdBetween, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import {
  isDecided,
  isOpen,
  toUnmatchedDeposit,
  withDecision,
} from "@/server/modules/unmatched-deposits/internal";
import {
  type ListUnmatchedDepositsInput,
  listUnmatchedDepositsSchema,
  type UnmatchedDeposit,
} from "@/server/modules/unmatched-deposits/schema";
import type { UnmatchedReason } from "@/server/modules/unmatched-deposits/status";

/** By the invoice whose address was paid: an assigned payment's own invoice is another one. */
function becauseOf(reason: UnmatchedReason): Prisma.PaymentWhereInput {
  const invoice = { cancelledAt: reason === "cancelled" ? { not: null } : null };
  return { OR: [{ decision: { is: null }, invoice }, { decision: { originInvoice: invoice } }] };
}

/** The invoice whose address was paid, or the one that the money was assigned to. */
function concerning(invoice: Prisma.InvoiceWhereInput): Prisma.PaymentWhereInput {
  return { OR: [{ invoice }, { decision: { originInvoice: invoice } }] };
}

/** Money that counted toward no invoice when it came, newest first. Throws `forbidden`, `validation_failed`. */
export async function listUnmatchedDeposits(
  ctx: Context,
  input: ListUnmatchedDepositsInput,
): Promise<List<UnmatchedDeposit>> {
  const merchantId = authorize(ctx, "deposits:read");
  const { state, reason, invoice_id, customer_id, created_after, created_before, ...page } = parse(
    listUnmatchedDepositsSchema,
    input,
  );
  const { where, ...rest } = pageArguments(page);
  const states = { open: isOpen, decided: isDecided };
  const rows = await reader(ctx).payment.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      createdAt: createdBetween({ created_after, created_before }),
      AND: [
        where,
        state ? states[state] : { OR: [isOpen, isDecided] },
        reason ? becauseOf(reason) : {},
        invoice_id === undefined ? {} : concerning({ id: invoice_id }),
        customer_id === undefined ? {} : concerning({ customerId: customer_id }),
      ],
    },
    include: withDecision,
    ...rest,
  });
  return toList(rows, page.limit, toUnmatchedDeposit);
}
