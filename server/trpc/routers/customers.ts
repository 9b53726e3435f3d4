import { createCustomer } from "@/server/modules/customers/create-customer";
import { deleteCustomer } from "@/server/modules/customers/delete-customer";
import { getCustomer } from "@/server/modules/customers/get-customer";
import { listCustomers } from "@/server/modules/customers/list-customers";
import {
  createCustomerSchema,
  deleteCustomerSchema,
  getCustomerSchema,
  listCustomersSchema,
  updateCustomerSchema,
} from "@/server/modules/customers/schema";
import { updateCustomer } from "@/server/modules/customers/update-customer";
import { merchantProcedure, router } from "@/server/trpc/init";

export const customersRouter = router({
  list: merchantProcedure.input(listCustomersSchema).query(({ ctx, input }) => listCustomers(ctx, input)),
  get: merchantProcedure.input(getCustomerSchema).query(({ ctx, input }) => getCustomer(ctx, input)),
  create: merchantProcedure
    .input(createCustomerSchema)
    .mutation(({ ctx, input }) => createCustomer(ctx, input)),
  update: merchantProcedure
    .input(updateCustomerSchema)
    .mutation(({ ctx, input }) => updateCustomer(ctx, input)),
  delete: merchantProcedure
    .input(deleteCustomerSchema)
    .mutation(({ ctx, input }) => deleteCustomer(ctx, input)),
});
