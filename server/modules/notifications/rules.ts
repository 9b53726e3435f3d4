import { type Permission, ROLE_PERMISSIONS } from "@/server/auth/permissions";
import type { Mode, Role } from "@/server/core/actor";
import type { MailContent } from "@/server/modules/mail/schema";
import {
  type Channels,
  NOTIFICATION_TOPICS,
  type NotificationTopic,
} from "@/server/modules/notifications/schema";

interface TopicRules {
  /** Who may be told: members whose role has this. */
  readonly needs: Permission;
  /** Who is e-mailed unless they chose otherwise: those who can do something about it. Null: nobody. */
  readonly acts: Permission | null;
  /** Whether the dashboard tells it unless they chose otherwise. */
  readonly inApp: boolean;
  /** For safety: always told, both ways. */
  readonly locked: boolean;
}

const ROUTINE = { acts: null, inApp: false, locked: false } as const;
const TROUBLE = { inApp: true, locked: false } as const;

const TOPICS: Readonly<Record<NotificationTopic, TopicRules>> = {
  invoice_paid: { needs: "invoices:read", ...ROUTINE },
  invoice_attention: { needs: "invoices:read", acts: "invoices:update", ...TROUBLE },
  deposit_unmatched: { needs: "deposits:read", acts: "deposits:write", ...TROUBLE },
  settlement_completed: { needs: "settlements:read", ...ROUTINE },
  settlement_reversed: { needs: "settlements:read", acts: "payments:write", ...TROUBLE },
  webhook_disabled: { needs: "webhooks:read", acts: "webhooks:write", ...TROUBLE },
  access_changed: { needs: "audit_log:read", acts: "audit_log:read", inApp: true, locked: true },
};

function holds(role: Role, permission: Permission): boolean {
  return (ROLE_PERMISSIONS[role] as ReadonlySet<Permission>).has(permission);
}

/** What a role may be told of. */
export function topicsOf(role: Role): NotificationTopic[] {
  return NOTIFICATION_TOPICS.filter((topic) => holds(role, TOPICS[topic].needs));
}

export function isLocked(topic: NotificationTopic): boolean {
  return TOPICS[topic].locked;
}

/** Where a member is told of a topic: nowhere when their role may not see it; else what they chose, or their role's default. */
export function channelsOf(role: Role, topic: NotificationTopic, chosen: Channels | undefined): Channels {
  const { needs, acts, inApp, locked } = TOPICS[topic];
  if (!holds(role, needs)) return { in_app: false, email: false };
  if (locked) return { in_app: true, email: true };
  return chosen ?? { in_app: inApp, email: acts !== null && holds(role, acts) };
}

/** What a member reads, and where it leads. */
export interface Words {
  readonly title: string;
  readonly detail: string;
  readonly path: string;
}

interface Letter extends Words {
  readonly topic: NotificationTopic;
  readonly merchantName: string;
  readonly mode: Mode;
  /** Who brought it about, where a person or key did. */
  readonly by: string | null;
  /** The last one of this topic for an hour. */
  readonly isLast: boolean;
}

/** The e-mail that tells the same. */
export function composeMail(letter: Letter, baseUrl: string): MailContent {
  const { title, detail, path, topic, merchantName, mode, by, isLast } = letter;
  const url = (target: string) => new URL(target, baseUrl).href;
  const held = "More of this kind is only shown in the dashboard for the next hour.";
  return {
    subject: `${mode === "test" ? "[Test] " : ""}${title}: ${shorten(merchantName)}`,
    heading: title,
    paragraphs: [`${detail}.`, ...(isLast ? [held] : [])],
    facts: [
      ["Merchant", shorten(merchantName)],
      ["Mode", mode],
      ...(by === null ? [] : [["By", by] as [string, string]]),
    ],
    action: { label: "Look at it", url: url(path) },
    note: isLocked(topic)
      ? "This is about who can act for the merchant, so it cannot be switched off. If nobody of your team did it, change your password and write to the platform."
      : `You chose this, or your role looks after it. Change it at ${url("/settings/notifications")}.`,
  };
}

const shorten = (name: string) => (name.length > 100 ? `${name.slice(0, 99)}…` : name);
