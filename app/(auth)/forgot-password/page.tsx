import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function ForgotPasswordPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      description="We send you a link with which you choose a new one."
      footer={<Link href="/sign-in">Back to the sign-in</Link>}
    >
      <ForgotPasswordForm />
    </AuthCard>
  );
}
