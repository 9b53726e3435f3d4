import type { Metadata } from "next";
import { AuthCard } from "@/components/layout/auth-card";
import { Link } from "@/components/ui/link";
import { SignOutButton } from "./sign-out-button";

export const metadata: Metadata = { title: "Sign out" };

export default function SignOutPage() {
  return (
    <AuthCard
      title="Sign out?"
      description="You can come back with your e-mail and password."
      footer={<Link href="/overview">Stay signed in</Link>}
    >
      <SignOutButton />
    </AuthCard>
  );
}
