import { authorize } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import { type Currency, formatAmount, money } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import { type List, time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { merchantAccount } from "@/server/modules/ledger/rules";
import {
  type LedgerLine,
  type ListLedgerLinesInput,
  listLedgerLinesSchema,
} from "@/server/modules/ledger/schema";

interface LineRow {
  readonly version: bigint;
  readonly ordinal: number;
  readonly amount: bigint;
  readonly balance_after: bigint;
  readonly transfer_id: string;
  readonly purpose: string;
  readonly reference: string;
  readonly created_at: Date;
}

type Filters = Pick<ListLedgerLinesInput, "purpose" | "reference" | "created_after" | "created_before">;

/** A cursor is the account's version at the last line. */
function versionOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw invalidField("cursor", "Is not a cursor of this list");
}

/**
 * The changes of one of the merchant's balances with the balance after each, newest first unless asked otherwise. Lines
 * never change, so pages never shift. Throws `forbidden`, `validation_failed`.
 */
export async function listLedgerLines(ctx: Context, input: ListLedgerLinesInput): Promise<List<LedgerLine>> {
  const merchantId = authorize(ctx, "balances:read");
  const { account, currency, limit, cursor, order, ...filters } = parse(listLedgerLinesSchema, input);
  const isNewestFirst = order === "desc";
  const beyond =
    cursor === undefined
      ? Prisma.empty
      : Prisma.sql`AND e.version ${isNewestFirst ? Prisma.sql`<` : Prisma.sql`>`} ${versionOf(cursor)}`;
  const rows = await reader(ctx).$queryRaw<LineRow[]>`
    SELECT e.version, e.ordinal, e.amount, e.balance_after, e.transfer_id, t.purpose, t.reference, t.created_at
    FROM ledger_accounts a
    JOIN ledger_entries e ON e.account_id = a.id ${beyond}
    JOIN ledger_transfers t ON t.id = e.transfer_id ${matching(filters)}
    WHERE a.mode = ${ctx.mode}::mode AND a.currency = ${currency} AND a.code = ${merchantAccount(merchantId, account).code}
    ORDER BY e.version ${isNewestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    object: "list",
    data: page.map((row) => toLine(row, ctx, account, currency)),
    has_more: hasMore,
    next_cursor: hasMore ? (page.at(-1)?.version.toString() ?? null) : null,
  };
}

/** What a transfer must be for its line to be listed. */
function matching({ purpose, reference, created_after, created_before }: Filters): Prisma.Sql {
  const conditions = [
    ...(purpose === undefined ? [] : [Prisma.sql`AND t.purpose = ${purpose}`]),
    ...(reference === undefined ? [] : [Prisma.sql`AND t.reference = ${reference}`]),
    ...(created_after === undefined ? [] : [Prisma.sql`AND t.created_at >= ${instant(created_after)}`]),
    ...(created_before === undefined ? [] : [Prisma.sql`AND t.created_at < ${instant(created_before)}`]),
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}

function toLine(row: LineRow, ctx: Context, account: LedgerLine["account"], currency: Currency): LedgerLine {
  return {
    id: `${row.transfer_id}-${row.ordinal}`,
    object: "balance_transaction",
    livemode: ctx.mode === "live",
    account,
    currency,
    amount: formatAmount(money(row.amount, currency)),
    balance_after: formatAmount(money(row.balance_after, currency)),
    purpose: row.purpose,
    reference: row.reference,
    transfer_id: row.transfer_id,
    created_at: time(row.created_at),
  };
}
