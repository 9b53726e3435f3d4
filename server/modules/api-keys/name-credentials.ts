import { authorize, authorizePlatform } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { type NameCredentialsInput, nameCredentialsSchema } from "@/server/modules/api-keys/schema";

/** The names of the API keys and partners among these ids by their id: the merchant's own in both modes, everybody's for the platform's operator. Ids of anything else are left out. Throws `forbidden`, `validation_failed`. */
export async function nameCredentials(
  ctx: Context,
  input: NameCredentialsInput,
): Promise<Readonly<Record<string, string>>> {
  const tenant = tenantOf(ctx);
  const { ids } = parse(nameCredentialsSchema, input);
  const named = async (prefix: string, find: (ids: string[]) => Promise<Named[]>) => {
    const chosen = ids.filter((id) => id.startsWith(prefix));
    return chosen.length > 0 ? find(chosen) : [];
  };
  const select = { id: true, name: true } as const;
  const found = [
    ...(await named("key_", (among) =>
      reader(ctx).apiKey.findMany({ where: { id: { in: among }, ...tenant }, select }),
    )),
    ...(await named("par_", (among) =>
      reader(ctx).partner.findMany({ where: { id: { in: among }, ...tenant }, select }),
    )),
  ];
  return Object.fromEntries(found.map(({ id, name }) => [id, name]));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function tenantOf(ctx: Context): { merchantId?: string } {
  if (ctx.merchantId !== null) return { merchantId: authorize(ctx, "api_keys:read") };
  authorizePlatform(ctx, "platform:read");
  return {};
}
