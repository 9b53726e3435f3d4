"use client";

import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";

interface DropdownMenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
}

/** A short list of actions under a button. Arrow keys, type-ahead and Escape work. */
export function DropdownMenu({ trigger, children, align = "end", side = "bottom" }: DropdownMenuProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Menu.Popup className="popup max-h-(--available-height) min-w-44 overflow-y-auto p-1">
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const ITEM =
  "flex w-full cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

interface MenuItemProps {
  icon?: ReactNode;
  children: ReactNode;
  /** Turns the item into a link. */
  href?: string;
  onSelect?: () => void;
  disabled?: boolean;
  tone?: "neutral" | "danger";
  /** A key or a short remark at the right edge. */
  aside?: ReactNode;
}

export function MenuItem({
  icon,
  children,
  href,
  onSelect,
  disabled,
  tone = "neutral",
  aside,
}: MenuItemProps) {
  const style = clsx(ITEM, tone === "danger" ? "text-danger-ink" : "text-ink [&_svg]:text-muted");
  const content = (
    <>
      {icon}
      <span className="flex-1">{children}</span>
      {aside ? <span className="text-xs text-muted">{aside}</span> : null}
    </>
  );
  if (href !== undefined) {
    return (
      <Menu.LinkItem closeOnClick render={<Link href={href} />} className={style} onClick={onSelect}>
        {content}
      </Menu.LinkItem>
    );
  }
  return (
    <Menu.Item disabled={disabled} onClick={onSelect} className={style}>
      {content}
    </Menu.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
}

/** One choice of several inside a menu, such as the theme. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onValueChange,
  options,
}: MenuChoiceProps<Value>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onValueChange}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          className={clsx(ITEM, "data-checked:font-medium [&_svg]:text-muted")}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Menu.RadioItemIndicator className="size-1.5 rounded-full bg-accent" />
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

interface MenuCheckProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}

/** Something inside a menu that is on or off; the menu stays open for the next one. */
export function MenuCheck({ children, ...rest }: MenuCheckProps) {
  return (
    <Menu.CheckboxItem
      {...rest}
      closeOnClick={false}
      className={clsx(ITEM, "text-ink [&_svg]:text-accent-ink")}
    >
      <span className="flex size-4 items-center justify-center">
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden />
        </Menu.CheckboxItemIndicator>
      </span>
      <span className="flex-1">{children}</span>
    </Menu.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-xs text-muted">{children}</div>;
}

export function MenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
