"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";

const NAME = "create";

/**
 * Whether a page's create dialog is open: by its button, or because the address says `?create=1`, so that other pages can lead
 * straight to it. Closing takes that off the address. Only the dialog that is `addressed` listens to it.
 */
export function useAddressedOpen(addressed = false): [boolean, (open: boolean) => void] {
  const pathname = usePathname();
  const params = useSearchParams();
  const [opened, setOpened] = useState(false);
  const asked = addressed && params.get(NAME) === "1";

  function setOpen(next: boolean) {
    setOpened(next);
    if (next || !asked) return;
    const rest = new URLSearchParams(params);
    rest.delete(NAME);
    window.history.replaceState(null, "", rest.size > 0 ? `${pathname}?${rest}` : pathname);
  }

  return [opened || asked, setOpen];
}
