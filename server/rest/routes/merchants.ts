import { getMerchant } from "@/server/modules/merchants/get-merchant";
import { merchantSchema } from "@/server/modules/merchants/schema";
import { operation } from "@/server/rest/operation";

export const MERCHANT_OPERATIONS = [
  operation({
    operationId: "getMerchant",
    method: "get",
    path: "/merchant",
    tag: "Merchant",
    summary: "Get the business that the key belongs to",
    description: "Its name, branding, and what holds for its invoices unless they say otherwise.",
    access: "merchant:read",
    status: 200,
    answer: merchantSchema,
    etag: "content",
    run: ({ ctx }) => getMerchant(ctx),
  }),
];
