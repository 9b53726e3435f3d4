/** How one request ended, as its sender saw it. */
export interface Answer {
  /** 0 when there was none. */
  readonly status: number;
  readonly retryAfter: boolean;
  readonly milliseconds: number;
}

export interface Figures {
  /** Answered with 2xx. */
  readonly perSecond: number;
  /** Milliseconds of those. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** 5xx that does not say "later". */
  readonly storm: number;
  readonly withoutRetryAfter: number;
  readonly unanswered: number;
}

export function summarise(answers: readonly Answer[], seconds: number): Figures {
  const good = answers.filter(({ status }) => status >= 200 && status < 300);
  const times = good.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const quantile = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
  const count = (wanted: (answer: Answer) => boolean): number => answers.filter(wanted).length;
  const byStatus: Record<string, number> = {};
  for (const { status } of answers) byStatus[status] = (byStatus[status] ?? 0) + 1;
  return {
    perSecond: good.length / seconds,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    byStatus,
    storm: count(({ status }) => status >= 500 && status !== 503),
    withoutRetryAfter: count(({ status, retryAfter }) => (status === 429 || status === 503) && !retryAfter),
    unanswered: count(({ status }) => status === 0),
  };
}
