/**
 * Waits for statements of a transaction that were sent without waiting for each other's answers: each such wait costs a way
 * to PostgreSQL and back. Throws why the first of them failed, because those after it only say that the transaction is over.
 */
export async function sendTogether<const Answers extends readonly unknown[]>(statements: {
  readonly [Index in keyof Answers]: Promise<Answers[Index]>;
}): Promise<Answers> {
  const settled = await Promise.allSettled(statements);
  return settled.map((statement) => {
    if (statement.status === "rejected") throw statement.reason;
    return statement.value;
  }) as unknown as Answers;
}
