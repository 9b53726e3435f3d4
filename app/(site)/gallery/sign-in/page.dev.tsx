import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Form on a page of its own" };

/** The page around sign-in and its relatives. */
export default function AuthCardSample() {
  return (
    <AuthCard
      title="Sign in"
      description="Welcome back."
      notice={<Alert tone="danger">E-mail or password is wrong.</Alert>}
      footer={
        <>
          No account yet? <Link href="/gallery">Create one</Link>
        </>
      }
    >
      <form className="flex flex-col gap-4">
        <Field label="E-mail">
          <Input type="email" size="lg" />
        </Field>
        <Field label="Password" aside={<Link href="/gallery">Forgotten?</Link>}>
          <Input type="password" size="lg" />
        </Field>
        <Button variant="primary" size="lg" block>
          Sign in
        </Button>
      </form>
    </AuthCard>
  );
}
