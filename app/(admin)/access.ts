import { notFound } from "next/navigation";
import { currentSession, leaveDashboard } from "@/app/(dashboard)/request";
import { isOperator, type Session } from "@/server/auth/session";

/** The check at the top of every operator's page: to anybody else who is signed in there is no such page. */
export async function operatorAccess(path: string): Promise<Session> {
  const session = await currentSession();
  if (!session) return leaveDashboard(path);
  if (!isOperator(session)) notFound();
  return session;
}
