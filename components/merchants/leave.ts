import { signOut } from "next-auth/react";

/** Ends the session of this browser and shows the sign-in page. */
export function leave(): void {
  void signOut({ redirect: false }).finally(() => location.assign("/sign-in"));
}
