import { z } from "zod";
import { LIMITS } from "@/server/config/limits";
import { PLATFORM_ROLES } from "@/server/core/actor";
import { pageSchema } from "@/server/core/pagination";
import { idSchema, textSchema, timeSchema } from "@/server/core/wire";
import { carriesWhiteText } from "@/server/modules/merchants/rules";

export const ROLES = ["owner", "admin", "developer", "finance", "viewer"] as const;

/** What an invoice can be priced in. */
export const PRICE_CURRENCIES = ["USDT", "USD", "EUR"] as const;

/** Bounds of a merchant's settings; the forms show the same ones. */
export const MERCHANT_LIMITS = {
  nameCharacters: 100,
  statementNameCharacters: 22,
  buttonTextCharacters: 30,
  confirmationsMost: 40,
  toleranceBasisPointsMost: 500,
} as const;

/** How a payment page names and dresses its merchant. */
export const brandingSchema = z.object({
  name: z.string(),
  support_email: z.string().nullable().describe("Where the customer can ask"),
  support_url: z.string().nullable(),
  accent_color: z.string().nullable().describe("`#rrggbb`; white text can be read on it"),
  button_text: z.string().nullable().describe("On the button that leads to the payment"),
  logo_url: z.string().nullable(),
});

export type Branding = z.output<typeof brandingSchema>;

/** A business as its members see it. */
export const merchantSchema = z
  .object({
    id: idSchema("merchant"),
    object: z.literal("merchant"),
    name: z.string(),
    fee_basis_points: z.int().describe("The platform's share of each settlement; 100 = 1 %"),
    confirmations_override: z.int().nullable().describe("Wins over the amount-based number of confirmations"),
    tolerance_basis_points: z.int(),
    late_policy: z.enum(["accept", "hold"]),
    support_email: z.string().nullable(),
    support_url: z.string().nullable(),
    statement_name: z.string().nullable(),
    default_currency: z.enum(PRICE_CURRENCIES),
    accent_color: z.string().nullable(),
    button_text: z.string().nullable(),
    logo_url: z.string().nullable(),
    suspended_at: timeSchema.nullable().describe("Since when the platform lets it make no new invoices"),
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "Merchant" });

export type Merchant = z.output<typeof merchantSchema>;

const nameField = textSchema(MERCHANT_LIMITS.nameCharacters);

export const accentColorSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, { error: "Must be a colour such as #1a4fd6", abort: true })
  .refine(carriesWhiteText, "Is too light: white text must be readable on it (4.5:1)");

const confirmationsMessage = `Must be a whole number from 1 to ${MERCHANT_LIMITS.confirmationsMost}`;
const confirmationsField = z
  .int(confirmationsMessage)
  .min(1, confirmationsMessage)
  .max(MERCHANT_LIMITS.confirmationsMost, confirmationsMessage);
const toleranceMessage = "Must be 0 to 5 percent with at most two decimals";
const toleranceField = z
  .int(toleranceMessage)
  .min(0, toleranceMessage)
  .max(MERCHANT_LIMITS.toleranceBasisPointsMost, toleranceMessage);

/** Changes of a merchant's own settings; what is not named stays. */
export const updateMerchantSchema = z.strictObject({
  version: z.int().describe("Refuses the change when the merchant has another version"),
  name: nameField.optional(),
  support_email: z.email("Must be an e-mail address").max(254).nullable().optional(),
  support_url: z
    .url({ protocol: /^https$/, error: "Must be an address that starts with https://" })
    .max(500)
    .nullable()
    .optional(),
  statement_name: z
    .string()
    .trim()
    .toUpperCase()
    .max(MERCHANT_LIMITS.statementNameCharacters)
    .regex(/^[A-Z0-9][A-Z0-9 .&*+-]{2,}$/, "Must be 3 to 22 letters, digits, spaces or . & * + -")
    .nullable()
    .optional(),
  default_currency: z.enum(PRICE_CURRENCIES).optional(),
  confirmations_override: confirmationsField.nullable().optional(),
  tolerance_basis_points: toleranceField.optional(),
  late_policy: z.enum(["accept", "hold"]).optional(),
  accent_color: accentColorSchema.nullable().optional(),
  button_text: textSchema(MERCHANT_LIMITS.buttonTextCharacters).nullable().optional(),
});

export type UpdateMerchantInput = z.input<typeof updateMerchantSchema>;

/** A picture as base64, or null for none. */
export const updateMerchantLogoSchema = z.strictObject({
  version: z.int(),
  image: z
    .base64("Must be base64")
    .max(Math.ceil(LIMITS.logo.bytes / 3) * 4, `Must have at most ${LIMITS.logo.bytes / 1024} KiB`)
    .nullable(),
});

export type UpdateMerchantLogoInput = z.input<typeof updateMerchantLogoSchema>;

export const createMerchantSchema = z.strictObject({
  name: nameField,
  owner_user_id: idSchema("user"),
});

export type CreateMerchantInput = z.input<typeof createMerchantSchema>;

/** A merchant as the platform's operator sees it in the list of all. */
export interface MerchantOverview {
  readonly id: string;
  readonly object: "merchant_overview";
  readonly name: string;
  readonly fee_basis_points: number;
  readonly members: number;
  /** Whether it is in business: null before its first live invoice. */
  readonly last_live_invoice_at: string | null;
  readonly suspended_at: string | null;
  readonly version: number;
  readonly created_at: string;
}

export const listMerchantsSchema = pageSchema.extend({ query: z.string().trim().max(100).optional() });
export type ListMerchantsInput = z.input<typeof listMerchantsSchema>;

const feeMessage = "Must be 0 to 10 percent with at most two decimals";

export const updateMerchantFeeSchema = z.strictObject({
  merchant_id: idSchema("merchant"),
  version: z.int(),
  fee_basis_points: z.int(feeMessage).min(0, feeMessage).max(1_000, feeMessage),
  reason: textSchema(500),
});
export type UpdateMerchantFeeInput = z.input<typeof updateMerchantFeeSchema>;

export const suspendMerchantSchema = z.strictObject({
  merchant_id: idSchema("merchant"),
  version: z.int(),
  reason: textSchema(500).describe("Why; the merchant reads it in its audit log"),
});
export type SuspendMerchantInput = z.input<typeof suspendMerchantSchema>;

export const openMerchantSchema = createMerchantSchema.omit({ owner_user_id: true });
export type OpenMerchantInput = z.input<typeof openMerchantSchema>;

/** One person's place in one merchant. */
export const membershipSchema = z
  .object({
    id: idSchema("member"),
    object: z.literal("membership"),
    role: z.enum(ROLES),
    user: z.object({
      id: idSchema("user"),
      email: z.string(),
      name: z.string(),
      email_verified: z.boolean(),
      platform_role: z.enum(PLATFORM_ROLES),
    }),
    merchant: z.object({ id: idSchema("merchant"), name: z.string(), suspended: z.boolean() }),
    created_at: timeSchema,
  })
  .meta({ id: "Membership" });

export type Membership = z.output<typeof membershipSchema>;

export const listMembershipsSchema = z.strictObject({ user_id: z.string() });
export type ListMembershipsInput = z.input<typeof listMembershipsSchema>;
