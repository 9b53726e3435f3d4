import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SignOutButton } from "@/app/(auth)/sign-out/sign-out-button";
import { OpenBusinessForm } from "@/components/accounts/open-business-form";
import { AuthCard } from "@/components/layout/auth-card";
import { isSignedIn, readSession } from "@/server/auth/session";

export const metadata: Metadata = { title: "No business" };

/** For somebody who is signed in and was taken out of their last team: why there is nothing to see, and what to do. */
export default async function NoBusinessPage() {
  const jar = await cookies();
  if (await readSession(jar)) redirect("/overview");
  if (!(await isSignedIn(jar))) redirect("/sign-in");
  return (
    <AuthCard
      title="You belong to no business"
      description="You are signed in, but you were taken out of your last team or have left it. Nothing of yours is lost: your account stays."
      footer="Were you invited again? Open the link in that e-mail."
    >
      <OpenBusinessForm />
      <p className="border-t border-line pt-5 pb-4 text-sm text-muted">
        Or ask an owner or admin of the business to invite you, or sign out to use another account.
      </p>
      <SignOutButton variant="secondary" />
    </AuthCard>
  );
}
