import { authorize } from "@/server/auth/authorize";
import { isId } from "@/server/core/ids";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { createdBetween, metadataMatching, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { emailHashOf, toCustomer, tokensOfQuery } from "@/server/modules/customers/internal";
import {
  type Customer,
  type ListCustomersInput,
  listCustomersSchema,
} from "@/server/modules/customers/schema";

function matching(merchantId: string, query: string): Prisma.CustomerWhereInput {
  if (isId("customer", query)) return { id: query };
  const tokens = tokensOfQuery(merchantId, query);
  // A search for nothing but punctuation finds nothing.
  return tokens ? { searchTokens: { hasEvery: tokens } } : { id: "" };
}

/** The merchant's customers, newest first; the deleted ones are left out. Throws `forbidden`, `validation_failed`. */
export async function listCustomers(ctx: Context, input: ListCustomersInput): Promise<List<Customer>> {
  const merchantId = authorize(ctx, "customers:read");
  const { email, query, created_after, created_before, metadata_key, metadata_value, ...page } = parse(
    listCustomersSchema,
    input,
  );
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).customer.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      anonymisedAt: null,
      emailHash: email === undefined ? undefined : emailHashOf(merchantId, email),
      createdAt: createdBetween({ created_after, created_before }),
      ...metadataMatching({ metadata_key, metadata_value }),
      AND: [where, query ? matching(merchantId, query) : {}],
    },
    ...rest,
  });
  return toList(rows, page.limit, toCustomer);
}
