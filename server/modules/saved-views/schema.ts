import { z } from "zod";
import { idSchema, textSchema, timeSchema } from "@/server/core/wire";

/** The lists whose filters can be kept. */
export const SAVED_VIEW_LISTS = ["invoices"] as const;

const list = z.enum(SAVED_VIEW_LISTS);

/** A member's own name for the filters of a list. */
export const savedViewSchema = z.object({
  id: idSchema("savedView"),
  object: z.literal("saved_view"),
  list,
  name: z.string(),
  query: z.string().describe("The filters, as the query parameters of the list's page"),
  created_at: timeSchema,
});
export type SavedView = z.output<typeof savedViewSchema>;

export const createSavedViewSchema = z.strictObject({
  list,
  name: textSchema(60),
  query: z.string().min(1).max(1_000),
});
export type CreateSavedViewInput = z.input<typeof createSavedViewSchema>;

export const listSavedViewsSchema = z.strictObject({ list });
export type ListSavedViewsInput = z.input<typeof listSavedViewsSchema>;

export const deleteSavedViewSchema = z.strictObject({ id: idSchema("savedView") });
export type DeleteSavedViewInput = z.input<typeof deleteSavedViewSchema>;
