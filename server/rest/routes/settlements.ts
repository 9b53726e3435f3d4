import { getSettlement } from "@/server/modules/settlements/get-settlement";
import { listSettlements } from "@/server/modules/settlements/list-settlements";
import {
  listSettlementsSchema,
  settlementListSchema,
  settlementSchema,
} from "@/server/modules/settlements/schema";
import { operation } from "@/server/rest/operation";

const tag = "Settlements";

export const SETTLEMENT_OPERATIONS = [
  operation({
    operationId: "listSettlements",
    method: "get",
    path: "/settlements",
    tag,
    summary: "List settlements",
    access: "settlements:read",
    query: listSettlementsSchema.strict(),
    status: 200,
    answer: settlementListSchema,
    etag: "content",
    run: ({ ctx, query }) => listSettlements(ctx, query),
  }),
  operation({
    operationId: "getSettlement",
    method: "get",
    path: "/settlements/{id}",
    tag,
    summary: "Get a settlement",
    access: "settlements:read",
    params: { id: "settlement" },
    status: 200,
    answer: settlementSchema,
    etag: "version",
    run: ({ ctx, params }) => getSettlement(ctx, { id: params.id }),
  }),
];
