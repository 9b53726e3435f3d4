import type { Metadata } from "next";
import { accounts } from "@/app/(auth)/account-links";
import { MissingLink } from "@/components/accounts/missing-link";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { tokenSchema } from "@/server/modules/users/schema";

/** The address holds a secret: it goes to nobody else. */
export const metadata: Metadata = {
  title: "Choose a new password",
  referrer: "no-referrer",
  robots: { index: false },
};

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { data: link } = tokenSchema.safeParse({ token: param(await searchParams, "token") });
  if (link !== undefined && !(await accounts().link({ ...link, purpose: "reset_password" })).usable)
    return (
      <AuthCard
        title="This link is used up"
        description="It works once, for an hour, and a newer one takes its place."
        footer={<Link href="/sign-in">Back to the sign-in</Link>}
      >
        <Button href="/forgot-password" variant="primary" size="lg" block>
          Ask for a new link
        </Button>
      </AuthCard>
    );
  return (
    <AuthCard
      title="Choose a new password"
      description="With it you sign in from now on."
      footer={<Link href="/forgot-password">Ask for a new link</Link>}
    >
      {link === undefined ? <MissingLink /> : <ResetPasswordForm token={link.token} />}
    </AuthCard>
  );
}
