"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

export function SignOutButton({ variant = "primary" }: { variant?: "primary" | "secondary" }) {
  const [pending, setPending] = useState(false);
  function leave() {
    setPending(true);
    void signOut({ redirect: false }).finally(() => location.assign("/sign-in"));
  }
  return (
    <Button variant={variant} size="lg" block pending={pending} onClick={leave}>
      Sign out
    </Button>
  );
}
