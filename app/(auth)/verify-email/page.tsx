import type { Metadata } from "next";
import { cookies } from "next/headers";
import { MissingLink } from "@/components/accounts/missing-link";
import { SpentLink } from "@/components/accounts/spent-link";
import { VerifyEmailForm } from "@/components/accounts/verify-email-form";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";
import { readSession } from "@/server/auth/session";
import { env } from "@/server/config/env";
import { tokenSchema } from "@/server/modules/users/schema";
import { accounts } from "@/app/(auth)/account-links";

/** The address holds a secret: it goes to nobody else. */
export const metadata: Metadata = {
  title: "Confirm your e-mail address",
  referrer: "no-referrer",
  robots: { index: false },
};

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { data: link } = tokenSchema.safeParse({ token: param(await searchParams, "token") });
  if (link === undefined)
    return (
      <AuthCard title="Confirm your e-mail address" footer={<Link href="/overview">Go to the overview</Link>}>
        <MissingLink />
      </AuthCard>
    );
  if ((await accounts().link({ ...link, purpose: "verify_email" })).usable)
    return <VerifyEmailForm token={link.token} />;
  const user = (await readSession(await cookies()))?.membership.user;
  return (
    <AuthCard
      title="This link is too old"
      description="It works for three days, and a newer one takes its place."
      footer={<Link href="/overview">Go to the overview</Link>}
    >
      <SpentLink user={user} mailbox={env().MAILBOX_FOLDER !== undefined} />
    </AuthCard>
  );
}
