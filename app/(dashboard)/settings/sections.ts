import type { Permission } from "@/server/auth/permissions";

interface SettingsSection {
  readonly href: string;
  readonly label: string;
  readonly needs: Permission;
}

/** Every section of the settings, in their order. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { href: "/settings/business", label: "Business", needs: "merchant:read" },
  { href: "/settings/branding", label: "Checkout & branding", needs: "merchant:read" },
  { href: "/settings/payments", label: "Payments policy", needs: "merchant:read" },
  { href: "/settings/team", label: "Team", needs: "members:read" },
  { href: "/settings/security", label: "Security", needs: "merchant:read" },
  { href: "/settings/notifications", label: "Notifications", needs: "merchant:read" },
  { href: "/settings/audit-log", label: "Audit log", needs: "audit_log:read" },
];
