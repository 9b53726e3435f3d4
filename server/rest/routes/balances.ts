import { getBalances } from "@/server/modules/ledger/get-balances";
import { listLedgerLines } from "@/server/modules/ledger/list-ledger-lines";
import { balancesSchema, ledgerLineListSchema, listLedgerLinesSchema } from "@/server/modules/ledger/schema";
import { operation } from "@/server/rest/operation";

export const BALANCE_OPERATIONS = [
  operation({
    operationId: "getBalances",
    method: "get",
    path: "/balances",
    tag: "Balances",
    summary: "Get balances by currency",
    access: "balances:read",
    status: 200,
    answer: balancesSchema,
    etag: "content",
    run: ({ ctx }) => getBalances(ctx),
  }),
  operation({
    operationId: "listBalanceTransactions",
    method: "get",
    path: "/balance_transactions",
    tag: "Balances",
    summary: "List the changes of a balance",
    description: "The ledger's own lines, each with the balance after it. They are never changed or removed.",
    access: "balances:read",
    query: listLedgerLinesSchema.strict(),
    status: 200,
    answer: ledgerLineListSchema,
    etag: "content",
    run: ({ ctx, query }) => listLedgerLines(ctx, query),
  }),
];
