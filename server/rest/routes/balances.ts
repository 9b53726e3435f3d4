import { getBalances } from "@/server/modules/ledger/get-balances";
import { balancesSchema } from "@/server/modules/ledger/schema";
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
];
