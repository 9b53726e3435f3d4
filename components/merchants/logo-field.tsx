"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useRef } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Monogram } from "@/components/ui/monogram";
import { toast } from "@/components/ui/toast";
import type { Merchant } from "@/server/modules/merchants/schema";

interface LogoFieldProps {
  merchant: Merchant;
  editable: boolean;
  /** The merchant is being changed, here or beside. */
  pending: boolean;
  onChanged: (merchant: Merchant) => void;
}

/** The logo, and a button that puts another picture in its place at once. */
export function LogoField({ merchant, editable, pending, onChanged }: LogoFieldProps) {
  const { version, name, logo_url: logo } = merchant;
  const trpc = useTRPC();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const update = useMutation(
    trpc.merchants.updateLogo.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: (changed) => {
        onChanged(changed);
        toast.success(changed.logo_url === null ? "Logo removed" : "Logo saved");
        router.refresh();
      },
    }),
  );
  async function upload(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file) update.mutate({ version, image: await base64Of(file) });
  }
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-4">
        <Monogram name={name} src={logo ?? undefined} size="lg" />
        <div className="min-w-0 flex-1">
          <p className="text-sm font-medium text-ink">Logo</p>
          <p className="text-xs text-muted">PNG, JPEG or WebP, at most 160 KiB, 32 to 2,000 pixels a side.</p>
        </div>
        {editable ? (
          <div className="flex gap-2">
            <label htmlFor={inputId} className="sr-only">
              Logo file
            </label>
            <input
              ref={input}
              id={inputId}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              onChange={(event) => void upload(event)}
              className="sr-only"
              tabIndex={-1}
            />
            <Button pending={pending} onClick={() => input.current?.click()}>
              {logo ? "Replace" : "Upload"}
            </Button>
            {logo ? (
              <Button
                variant="ghost"
                pending={pending}
                onClick={() => update.mutate({ version, image: null })}
              >
                Remove
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {update.error ? (
        <Alert tone="danger" role="alert" className="mt-4">
          {failureOf(update.error).issues[0]?.message ?? failureOf(update.error).message}
        </Alert>
      ) : null}
    </Card>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
