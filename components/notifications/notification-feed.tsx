"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { BellOff, Check } from "lucide-react";
import Link from "next/link";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Notification } from "@/server/modules/notifications/schema";

interface NotificationFeedProps {
  /** Marks one as read, without leaving. */
  onRead: (id: string) => void;
  /** The reader follows one to what it is about. */
  onOpen: (notification: Notification) => void;
}

/** What the member was told, newest first, page after page. */
export function NotificationFeed({ onRead, onOpen }: NotificationFeedProps) {
  const trpc = useTRPC();
  const feed = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(
      {},
      { getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined },
    ),
  );
  if (feed.isPending) return <Skeleton className="m-5 h-64" />;
  if (feed.isError) return <LoadFailure error={feed.error} onRetry={() => void feed.refetch()} />;
  const notifications = feed.data.pages.flatMap(({ data }) => data);
  if (notifications.length === 0)
    return (
      <EmptyState icon={<BellOff />} title="Nothing to tell">
        Underpaid invoices, unmatched money, changed access: what needs you appears here. You choose what in
        the settings.
      </EmptyState>
    );
  return (
    <>
      <ul className="divide-y divide-line">
        {notifications.map((notification) => (
          <NotificationItem
            key={notification.id}
            notification={notification}
            onRead={onRead}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {feed.hasNextPage ? (
        <div className="flex justify-center p-4">
          <Button size="sm" pending={feed.isFetchingNextPage} onClick={() => void feed.fetchNextPage()}>
            Show older
          </Button>
        </div>
      ) : null}
    </>
  );
}

type NotificationItemProps = NotificationFeedProps & { notification: Notification };

function NotificationItem({ notification, onRead, onOpen }: NotificationItemProps) {
  const { id, title, detail, path, read, created_at } = notification;
  return (
    <li className="flex items-start gap-2 px-5 py-3.5 hover:bg-hover">
      <Link href={path} className="min-w-0 flex-1 text-sm" onClick={() => onOpen(notification)}>
        <span className="flex items-center gap-2">
          {read ? null : <span className="size-2 shrink-0 rounded-full bg-accent" aria-hidden />}
          <span className={read ? "text-ink" : "font-semibold text-ink"}>{title}</span>
          {read ? null : <span className="sr-only">, unread</span>}
        </span>
        <span className="mt-0.5 block break-words text-muted">{detail}</span>
        <DateTime wall value={created_at} lead="relative" className="mt-1 block text-xs text-muted" />
      </Link>
      {read ? null : (
        <IconButton size="sm" label={`Mark as read: ${title}`} onClick={() => onRead(id)}>
          <Check aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
