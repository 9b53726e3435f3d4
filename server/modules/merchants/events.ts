import { merchantSchema } from "@/server/modules/merchants/schema";

/** Everything that can be told about a merchant. The payload is the merchant as its members see it. */
export const MERCHANT_EVENTS = ["merchant.created"] as const;

export const merchantEventPayload = merchantSchema;
