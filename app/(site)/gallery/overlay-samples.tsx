"use client";

import { LogOut, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { UserMenu } from "@/components/layout/user-menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { Tabs } from "@/components/ui/tabs";
import { Toaster, toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { PaletteSample } from "@/app/(site)/gallery/palette-sample";

export function OverlaySamples() {
  return (
    <Card title="Overlays and feedback">
      <Toaster />
      <div className="flex flex-wrap items-center gap-2">
        <Dialog
          trigger={<Button>Dialog</Button>}
          title="Cancel this invoice?"
          description="The customer can no longer pay it. Money that still arrives lands in the unmatched inbox."
          footer={
            <>
              <DialogClose>
                <Button variant="ghost">Keep it</Button>
              </DialogClose>
              <Button variant="danger">Cancel invoice</Button>
            </>
          }
        />
        <Sheet
          trigger={<Button>Sheet</Button>}
          title="Create an invoice"
          description="The preview follows what you write."
          footer={<Button variant="primary">Create</Button>}
        >
          <Field label="Amount">
            <Input numeric suffix="USDT" />
          </Field>
        </Sheet>
        <PaletteSample />
        <MenuSamples />
        <Tooltip content="Adds to the name, never replaces it">
          <Button variant="ghost">Tooltip</Button>
        </Tooltip>
        <Button
          onClick={() =>
            toast.success("Invoice created", { description: "inv_01jq8y6s is waiting for payment." })
          }
        >
          Toast
        </Button>
        <Button onClick={() => toast.error("The endpoint answered 500")}>Error toast</Button>
      </div>
      <Tabs
        className="mt-6"
        label="Sample"
        items={[
          { value: "details", label: "Details", content: "The first panel." },
          { value: "events", label: "Events", content: "The second panel." },
        ]}
      />
    </Card>
  );
}

function MenuSamples() {
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label="More" variant="outline">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden />} aside="E">
          Edit
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger">
          Delete
        </MenuItem>
      </DropdownMenu>
      <UserMenu name="Ada Lovelace" detail="ada@example.com">
        <MenuItem icon={<LogOut aria-hidden />}>Sign out</MenuItem>
      </UserMenu>
    </>
  );
}
