const IDENTITY_REFUSALS: Readonly<Record<string, string>> = {
  identity_unverified:
    "That account’s e-mail address is not verified there. Verify it, or sign in with your password.",
  identity_unknown:
    "No account here has that e-mail address. Sign up first, then link it in Settings → Security.",
  identity_local_unverified:
    "An account here has that e-mail address, but the address was never confirmed. Sign in with your password, then link it in Settings → Security.",
  identity_other_linked:
    "Another account of that provider is linked already. Sign in with that one or with your password.",
  AccessDenied: "The provider did not let you sign in.",
  OAuthCallback: "The provider did not let you sign in, or it took too long. Try again.",
};

/** What to tell somebody whose sign-in was refused, from the code that next-auth hands back; null where nothing went wrong yet. */
export function failureMessage(code: string): string | null {
  const wait = /^rate_limited:(\d+)$/.exec(code)?.[1];
  if (wait !== undefined) return `Too many attempts. Try again in ${waitText(Number(wait))}.`;
  if (code === "CredentialsSignin") return "This e-mail and password do not match an account.";
  if (code === "second_factor_required") return null;
  if (code === "wrong_code") return "This code is wrong or was used already. Wait for the next one.";
  const refusal = IDENTITY_REFUSALS[code];
  if (refusal !== undefined) return refusal;
  if (code === "SessionRequired") return "Sign in to continue.";
  return "Signing in did not work. Try again in a moment.";
}

function waitText(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
