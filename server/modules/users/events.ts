import { userSchema } from "@/server/modules/users/schema";

/** Everything that can be told about a user. These events belong to no merchant, so no webhook carries them. */
export const USER_EVENTS = ["user.registered"] as const;

export const userEventPayload = userSchema;
