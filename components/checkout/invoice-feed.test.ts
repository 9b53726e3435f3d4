import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followInvoice } from "@/components/checkout/invoice-feed";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

const invoice = (version: number): PublicInvoice => ({ id: "inv_1", version }) as PublicInvoice;

/** A connection that a test opens, breaks and speaks through. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeStream[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    FakeStream.opened.push(this);
  }

  close(): void {
    this.readyState = FakeStream.CLOSED;
  }

  connect(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  say(version: number): void {
    this.dispatchEvent(new MessageEvent("invoice", { data: JSON.stringify(invoice(version)) }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

const ask = vi.fn<() => Promise<Response>>();
const heard: number[] = [];
let wake = (): void => undefined;
let stop = (): void => undefined;

const stream = (): FakeStream => FakeStream.opened.at(-1) as FakeStream;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  vi.stubGlobal("EventSource", FakeStream);
  vi.stubGlobal("fetch", ask);
  ask.mockImplementation(() => Promise.resolve(Response.json(invoice(7))));
  stop = followInvoice(
    "inv_1",
    ({ version }) => heard.push(version),
    (listener) => {
      wake = listener;
      return () => undefined;
    },
  );
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  ask.mockReset();
  heard.length = 0;
  FakeStream.opened.length = 0;
});

describe("followInvoice", () => {
  it("tells what the stream says and asks nothing beside it", async () => {
    expect(stream().url).toBe("/api/v1/public/invoice/inv_1/stream");
    stream().connect();
    stream().say(2);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(heard).toEqual([2]);
    expect(ask).not.toHaveBeenCalled();
  });

  it("asks every three seconds while there is no stream, until it is back", async () => {
    stream().fail(0);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(ask).toHaveBeenCalledWith("/api/v1/public/invoice/inv_1", expect.anything());
    expect(heard).toEqual([7, 7]);
    stream().connect();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("looks now and then beside a stream that says nothing", async () => {
    stream().connect();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks while its stream is refused, and tries to open another now and then", async () => {
    stream().fail(FakeStream.CLOSED);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(ask).toHaveBeenCalledTimes(4);
    expect(FakeStream.opened).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(FakeStream.opened).toHaveLength(2);
    stream().fail(FakeStream.CLOSED);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(FakeStream.opened).toHaveLength(3);
    expect(heard).toHaveLength(10);
  });

  it("keeps asking after a failure", async () => {
    ask.mockRejectedValueOnce(new TypeError("offline"));
    stream().fail(0);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(heard).toEqual([7]);
  });

  it("connects anew and asks at once after sleep", async () => {
    stream().connect();
    const before = stream();
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(before.readyState).toBe(FakeStream.CLOSED);
    expect(FakeStream.opened).toHaveLength(2);
    expect(heard).toEqual([7]);
  });

  it("is silent once stopped", async () => {
    stop();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ask).not.toHaveBeenCalled();
    expect(stream().readyState).toBe(FakeStream.CLOSED);
  });
});
