import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";
import { readSession } from "@/server/auth/session";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await readSession(await cookies())) redirect("/overview");
  return (
    <AuthCard
      title="Create your account"
      description="Test mode is open at once: no real money moves there."
      footer={
        <>
          An account already? <Link href="/sign-in">Sign in</Link>
        </>
      }
    >
      <SignUpForm />
    </AuthCard>
  );
}
