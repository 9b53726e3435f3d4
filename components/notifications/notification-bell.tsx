"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import { NotificationFeed } from "./notification-feed";

const LOOK_AGAIN_MS = 30_000;
const MOST_SHOWN = 99;

/** How many notifications are unread, and the list of them at the side of the page. */
export function NotificationBell() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const counts = useQuery(
    trpc.notifications.counts.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }),
  );
  const read = useMutation(
    trpc.notifications.read.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.notifications.pathFilter()),
    }),
  );
  const unread = counts.data?.unread ?? 0;
  const shown = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void queryClient.invalidateQueries(trpc.notifications.pathFilter());
      }}
      title="Notifications"
      flush
      trigger={
        <IconButton
          label={unread === 0 ? "Notifications" : `Notifications, ${shown} unread`}
          className="relative"
        >
          <Bell aria-hidden />
          {unread === 0 ? null : (
            <span
              aria-hidden
              className="absolute -top-1 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-semibold text-on-accent tabular-nums"
            >
              {shown}
            </span>
          )}
        </IconButton>
      }
      footer={
        <>
          <Button variant="ghost" href="/settings/notifications" onClick={() => setOpen(false)}>
            Settings
          </Button>
          <Button
            disabled={unread === 0}
            pending={read.isPending && read.variables.id === undefined}
            onClick={() => read.mutate({})}
          >
            Mark all as read
          </Button>
        </>
      }
    >
      <NotificationFeed
        onRead={(id) => read.mutate({ id })}
        onOpen={({ id, read: wasRead }) => {
          setOpen(false);
          if (!wasRead) read.mutate({ id });
        }}
      />
    </Sheet>
  );
}
