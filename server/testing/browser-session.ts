import { systemContext } from "@/server/auth/authorize";
import { sessionCookieName, writeSessionToken } from "@/server/auth/session-cookie";
import { createSession } from "@/server/modules/sessions/create-session";

/** The cookies of a browser in which this person has just signed in, and its session. */
export async function signInAs(userId: string): Promise<{ id: string; cookies: Record<string, string> }> {
  const { id } = await createSession(systemContext("test", "test"), {
    user_id: userId,
    client_address: "203.0.113.7",
    user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  const token = await writeSessionToken({ userId, sessionId: id });
  return { id, cookies: { [sessionCookieName()]: token } };
}
