import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { listApiKeys } from "@/server/modules/api-keys/list-api-keys";
import { nameCredentials } from "@/server/modules/api-keys/name-credentials";
import { revokeApiKey } from "@/server/modules/api-keys/revoke-api-key";
import { rollApiKey } from "@/server/modules/api-keys/roll-api-key";
import {
  createApiKeySchema,
  listApiKeysSchema,
  nameCredentialsSchema,
  revokeApiKeySchema,
  rollApiKeySchema,
  updateApiKeySchema,
} from "@/server/modules/api-keys/schema";
import { updateApiKey } from "@/server/modules/api-keys/update-api-key";
import { merchantProcedure, router } from "@/server/trpc/init";

export const apiKeysRouter = router({
  list: merchantProcedure.input(listApiKeysSchema).query(({ ctx, input }) => listApiKeys(ctx, input)),
  names: merchantProcedure
    .input(nameCredentialsSchema)
    .query(({ ctx, input }) => nameCredentials(ctx, input)),
  create: merchantProcedure.input(createApiKeySchema).mutation(({ ctx, input }) => createApiKey(ctx, input)),
  update: merchantProcedure.input(updateApiKeySchema).mutation(({ ctx, input }) => updateApiKey(ctx, input)),
  roll: merchantProcedure.input(rollApiKeySchema).mutation(({ ctx, input }) => rollApiKey(ctx, input)),
  revoke: merchantProcedure.input(revokeApiKeySchema).mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
});
