import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";
import { safeCallbackPath } from "@/server/auth/callback-path";
import { configuredProviders } from "@/server/auth/identity-providers";
import { readDemoLogin } from "@/server/auth/demo-login";
import { isSignedIn, readSession } from "@/server/auth/session";

export const metadata: Metadata = { title: "Sign in" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: PageProps) {
  const { callbackUrl, error, step } = await searchParams;
  const target = safeCallbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  const jar = await cookies();
  if (await readSession(jar)) redirect(target);
  if (await isSignedIn(jar)) redirect("/no-business");
  return (
    <AuthCard
      title="Sign in"
      description="Your invoices, payments and payout balance."
      footer={
        <>
          No account yet? <Link href="/sign-up">Sign up</Link>
        </>
      }
    >
      <SignInForm
        target={target}
        providers={configuredProviders()}
        asksForCode={step === "code"}
        failure={typeof error === "string" ? error : null}
        demo={await readDemoLogin()}
      />
    </AuthCard>
  );
}
