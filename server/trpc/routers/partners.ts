import { createPartner } from "@/server/modules/partners/create-partner";
import { listPartners } from "@/server/modules/partners/list-partners";
import { rollPartnerSecret } from "@/server/modules/partners/roll-partner-secret";
import {
  createPartnerSchema,
  listPartnersSchema,
  rollPartnerSecretSchema,
  updatePartnerSchema,
} from "@/server/modules/partners/schema";
import { updatePartner } from "@/server/modules/partners/update-partner";
import { merchantProcedure, router } from "@/server/trpc/init";

export const partnersRouter = router({
  list: merchantProcedure.input(listPartnersSchema).query(({ ctx, input }) => listPartners(ctx, input)),
  create: merchantProcedure
    .input(createPartnerSchema)
    .mutation(({ ctx, input }) => createPartner(ctx, input)),
  update: merchantProcedure
    .input(updatePartnerSchema)
    .mutation(({ ctx, input }) => updatePartner(ctx, input)),
  rollSecret: merchantProcedure
    .input(rollPartnerSecretSchema)
    .mutation(({ ctx, input }) => rollPartnerSecret(ctx, input)),
});
