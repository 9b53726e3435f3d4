import { currentVisitor } from "@/app/(site)/visitor";
import { Button } from "@/components/ui/button";

/** The way in at the top of a public page: to the dashboard for who is signed in, else to sign in or up. */
export async function SiteActions() {
  const { signedIn } = await currentVisitor();
  if (signedIn)
    return (
      <Button href="/overview" prefetch={false}>
        Dashboard
      </Button>
    );
  return (
    <>
      <Button href="/sign-in" prefetch={false}>
        Sign in
      </Button>
      <Button href="/sign-up" prefetch={false} variant="primary">
        Sign up
      </Button>
    </>
  );
}
