import { VerifyEmailNote } from "@/components/security/verify-email-note";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

interface SpentLinkProps {
  /** Who is signed in. */
  user: { email: string; email_verified: boolean } | undefined;
  /** Whether e-mails of this installation go to its own page /mailbox. */
  mailbox: boolean;
}

/** For somebody whose link proves nothing any more: a new one, where one is needed. */
export function SpentLink({ user, mailbox }: SpentLinkProps) {
  if (user?.email_verified) return <Alert tone="success">{user.email} is confirmed already.</Alert>;
  if (user) return <VerifyEmailNote email={user.email} mailbox={mailbox} />;
  return (
    <Button href="/sign-in?callbackUrl=/settings/security" variant="primary" size="lg" block>
      Sign in and ask for a new one
    </Button>
  );
}
