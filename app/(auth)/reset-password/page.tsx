import type { Metadata } from "next";
import { MissingLink } from "@/components/accounts/missing-link";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";

/** The address holds a secret: it goes to nobody else. */
export const metadata: Metadata = {
  title: "Choose a new password",
  referrer: "no-referrer",
  robots: { index: false },
};

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = param(await searchParams, "token");
  return (
    <AuthCard
      title="Choose a new password"
      description="With it you sign in from now on."
      footer={<Link href="/forgot-password">Ask for a new link</Link>}
    >
      {token === undefined ? <MissingLink /> : <ResetPasswordForm token={token} />}
    </AuthCard>
  );
}
