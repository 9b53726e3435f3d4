"use client";

import { CirclePause, CirclePlay, Ellipsis, Pencil, QrCode, ReceiptText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { PaymentLink } from "@/server/modules/payment-links/schema";
import { EditPaymentLink } from "./edit-payment-link";
import { linkName } from "./link-words";
import { ShareLink } from "./share-link";
import { SwitchLink } from "./switch-link";

interface LinkActionsProps {
  link: PaymentLink;
  writable: boolean;
}

/** What can be done with a link: share it, look at its invoices, change it, close it and open it again. */
export function LinkActions({ link, writable }: LinkActionsProps) {
  const [act, setAct] = useState<"share" | "edit" | "switch" | null>(null);
  const router = useRouter();
  const close = () => setAct(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`Actions for ${linkName(link)}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<QrCode aria-hidden />} onSelect={() => setAct("share")}>
          QR code
        </MenuItem>
        <MenuItem
          icon={<ReceiptText aria-hidden />}
          onSelect={() => router.push(`/invoices?query=${link.id}`)}
        >
          Its invoices
        </MenuItem>
        {writable ? (
          <>
            <MenuSeparator />
            <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setAct("edit")}>
              Edit
            </MenuItem>
            <MenuItem
              tone={link.active ? "danger" : "neutral"}
              icon={link.active ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
              onSelect={() => setAct("switch")}
            >
              {link.active ? "Deactivate" : "Activate"}
            </MenuItem>
          </>
        ) : null}
      </DropdownMenu>
      {act === "share" ? (
        <Dialog size="sm" open onOpenChange={close} title={linkName(link)}>
          <ShareLink url={link.url} />
        </Dialog>
      ) : null}
      {act === "edit" ? <EditPaymentLink link={link} onClose={close} /> : null}
      {act === "switch" ? <SwitchLink link={link} onClose={close} /> : null}
    </>
  );
}
