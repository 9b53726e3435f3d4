import type { Metadata } from "next";
import { MissingLink } from "@/components/accounts/missing-link";
import { VerifyEmailForm } from "@/components/accounts/verify-email-form";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";

/** The address holds a secret: it goes to nobody else. */
export const metadata: Metadata = {
  title: "Confirm your e-mail address",
  referrer: "no-referrer",
  robots: { index: false },
};

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = param(await searchParams, "token");
  if (token !== undefined) return <VerifyEmailForm token={token} />;
  return (
    <AuthCard title="Confirm your e-mail address" footer={<Link href="/overview">Go to the overview</Link>}>
      <MissingLink />
    </AuthCard>
  );
}
