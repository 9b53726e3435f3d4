import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "@/server/core/clock";
import type { Mailbox } from "@/server/modules/mail/ports";

type Message = Awaited<ReturnType<Mailbox["list"]>>[number];

/** More are forgotten, the oldest first. */
const KEPT = 200;

/** Names sort by the time of arrival, newest last. */
async function listNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).toSorted();
}

/** Keeps a message as a file that only this user can read; a reader never sees half of it. */
export async function keepMessage(
  folder: string,
  message: Omit<Message, "id" | "object" | "received_at">,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const receivedAt = systemClock.now();
  const id = `${receivedAt.getTime()}-${randomBytes(6).toString("hex")}`;
  const whole: Message = {
    id,
    object: "mailbox_message",
    ...message,
    received_at: receivedAt.toISOString(),
  };
  const path = join(folder, `${id}.json`);
  await writeFile(`${path}.part`, JSON.stringify(whole), { mode: 0o600 });
  await rename(`${path}.part`, path);
  const names = await listNames(folder);
  await Promise.all(names.slice(0, -KEPT).map((name) => rm(join(folder, name), { force: true })));
}

/** The messages of a folder that `keepMessage` fills. */
export function createFolderMailbox(folder: string): Mailbox {
  return {
    async list() {
      const names = (await listNames(folder)).toReversed();
      const texts = await Promise.all(
        names.map((name) => readFile(join(folder, name), "utf8").catch(() => null)),
      );
      return texts.flatMap((text) => (text === null ? [] : (JSON.parse(text) as Message)));
    },
  };
}
