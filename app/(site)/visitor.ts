import { cookies } from "next/headers";
import { cache } from "react";
import { type Demo, getDemo } from "@/app/(site)/demo";
import { type CookieReader, isSignedIn } from "@/server/auth/session";

/** Who looks at a public page. */
export interface Visitor {
  readonly signedIn: boolean;
  /** What they may try the demo with: nothing for who is signed in, for they have keys of their own. */
  readonly demo: Demo | null;
}

/** What a browser with these cookies is shown. `readDemo` tells what a stranger may try. */
export async function readVisitor(jar: CookieReader, readDemo: typeof getDemo = getDemo): Promise<Visitor> {
  const signedIn = await isSignedIn(jar);
  return { signedIn, demo: signedIn ? null : await readDemo() };
}

/** The visitor of this request, read once. */
export const currentVisitor = cache(async () => readVisitor(await cookies()));
