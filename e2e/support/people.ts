import { type APIRequestContext, request } from "@playwright/test";
import type { Role } from "../../server/core/actor";
import { demo } from "./demo";
import { linkInMail } from "./mailbox";
import { mutate } from "./trpc";

const PASSWORD = "a long enough secret";

/** Somebody new with a business of their own, signed in. */
export async function signUp(name: string, business: string): Promise<APIRequestContext> {
  const email = `owner-${crypto.randomUUID()}@example.com`;
  const stranger = await request.newContext({ baseURL: demo().baseUrl });
  await mutate(stranger, "accounts.create", { email, name, business_name: business, password: PASSWORD });
  await stranger.dispose();
  return signedIn(email, PASSWORD);
}

/** A browser of somebody who has just signed in, as far as its cookies go. */
async function signedIn(email: string, password: string): Promise<APIRequestContext> {
  const person = await request.newContext({ baseURL: demo().baseUrl });
  const { csrfToken } = (await (await person.get("/api/auth/csrf")).json()) as { csrfToken: string };
  await person.post("/api/auth/callback/credentials", { form: { email, password, csrfToken, json: "true" } });
  return person;
}

/** The demo's owner, who operates the platform too. */
export function signInOwner(): Promise<APIRequestContext> {
  const { email, password } = demo();
  return signedIn(email, password);
}

/** The token of a new invitation to a business, read from its letter. */
export async function invite(
  owner: APIRequestContext,
  role: Role,
  business = "Demo Coffee",
): Promise<{ readonly email: string; readonly token: string }> {
  const email = `${role}-${crypto.randomUUID()}@example.com`;
  await mutate(owner, "members.invite", { email, role });
  const link = await linkInMail(email, `Join ${business} on Daric`);
  return { email, token: link.split("/").at(-1) ?? "" };
}

/** Somebody new in the owner's team, signed in. */
export async function signInMember(owner: APIRequestContext, role: Role): Promise<APIRequestContext> {
  const { email, token } = await invite(owner, role);
  await mutate(owner, "publicInvitations.accept", { id: token, name: `The ${role}`, password: PASSWORD });
  return signedIn(email, PASSWORD);
}
