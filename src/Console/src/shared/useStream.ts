import { useState } from 'react';
import { type CallState, useCall } from './useCall';

/** What a page knows of a list: what has come of it so far, and whether more is to come. */
export interface StreamState<T> extends Omit<CallState<T[]>, 'data'> {
  rows: T[];
}

/** A list that is shown while it comes. */
export function useStream<T>(
  load: (signal: AbortSignal, show: (rows: T[]) => void) => Promise<T[]>, dependencies: readonly unknown[],
): StreamState<T> {
  const [partial, setPartial] = useState<T[]>([]);
  const { data, ...call } = useCall((signal) => load(signal, (rows) => !signal.aborted && setPartial(rows)), dependencies);
  return { ...call, rows: call.loading ? partial : (data ?? partial) };
}

/** The rows of all pages; what has come is shown after each. */
export async function collect<P, T>(pages: AsyncIterable<P>, rowsOf: (page: P) => T[] | undefined, show?: (rows: T[]) => void): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) {
    rows.push(...(rowsOf(page) ?? []));
    show?.([...rows]);
  }
  return rows;
}
