import { settlementSchema } from "@/server/modules/settlements/schema";

/** Everything that can be told about a settlement. The payload is the settlement as its merchant sees it. */
export const SETTLEMENT_EVENTS = [
  "settlement.created",
  "settlement.completed",
  "settlement.available",
  "settlement.reversed",
] as const;

export const settlementEventPayload = settlementSchema;
