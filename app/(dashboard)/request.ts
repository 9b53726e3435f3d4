import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Permission } from "@/server/auth/permissions";
import { isSignedIn, type Session, sessionAllows } from "@/server/auth/session";
import { createRequestContext } from "@/server/trpc/context";

/** One context per rendered request: layout, page and prefetched queries read the session once. */
export const requestContext = cache(async () => createRequestContext(await cookies()));

export async function currentSession(): Promise<Session | null> {
  return (await requestContext()).session();
}

/** Off to sign in and back to `path`; whoever is signed in and belongs to no business is told so. */
export async function leaveDashboard(path: string): Promise<never> {
  if (await isSignedIn(await cookies())) redirect("/no-business");
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** The permission check at the top of every page: the session, null when its role may not see this page, or off to sign in. */
export async function pageAccess(permission: Permission, path: string): Promise<Session | null> {
  const session = await currentSession();
  if (!session) return leaveDashboard(path);
  return sessionAllows(session, permission) ? session : null;
}
