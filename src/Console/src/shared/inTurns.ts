/** Does work on each, at most so many at once; tells of each how it went, in the order given. */
export async function inTurns<T, R>(all: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<PromiseSettledResult<R>[]> {
  const outcomes = new Array<PromiseSettledResult<R>>(all.length);
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const at = next++;
      [outcomes[at]] = (await Promise.allSettled([work(all[at]!)])) as [PromiseSettledResult<R>];
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return outcomes;
}

// A browser keeps six connections to a server; more calls would only wait.
const connections = 6;

/**
 * Does work on each, a few at a time; the results are in the order given.
 * @throws the first of what went wrong, after everything was tried
 */
export async function allInTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const outcomes = await inTurns(all, connections, work);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') {
      throw outcome.reason as Error;
    }
    return outcome.value;
  });
}
