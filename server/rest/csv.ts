const encoder = new TextEncoder();

/** A download of lines as they are read: a reader that stops, stops the reading. */
export function csvResponse(
  noun: string,
  lines: AsyncIterable<string>,
  headers: Readonly<Record<string, string>>,
): Response {
  const iterator = lines[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      ...headers,
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${noun}.csv"`,
    },
  });
}
