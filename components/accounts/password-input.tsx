"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

interface PasswordInputProps {
  value: string;
  onValueChange: (value: string) => void;
  /** Lets a password manager offer a new one. */
  isNew?: boolean;
  name?: string;
  size?: "md" | "lg";
}

/** A password that can be looked at before it is sent. */
export function PasswordInput({
  value,
  onValueChange,
  isNew = false,
  name = "password",
  size = "lg",
}: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      name={name}
      type={shown ? "text" : "password"}
      autoComplete={isNew ? "new-password" : "current-password"}
      required
      size={size}
      maxLength={128}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      suffix={
        <IconButton
          label={shown ? "Hide password" : "Show password"}
          aria-pressed={shown}
          size="sm"
          className="-mr-1.5"
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </IconButton>
      }
    />
  );
}
