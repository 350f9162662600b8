import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { sessionContext } from '../session/Session';

/** What a page knows of a call: its answer, its refusal, or that it is under way. */
export interface CallState<T> {
  data: T | undefined;
  error: Error | undefined;
  loading: boolean;
  reload: () => void;
}

/** Calls at once, and again when what it depends on changes or the session is renewed; an answer that comes too late is dropped. */
export function useCall<T>(call: (signal: AbortSignal) => Promise<T>, dependencies: readonly unknown[]): CallState<T> {
  const [state, setState] = useState<Omit<CallState<T>, 'reload'>>({ data: undefined, error: undefined, loading: true });
  const [turn, setTurn] = useState(0);
  const credentials = useContext(sessionContext)?.credentials;
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    const stop = new AbortController();
    setState((old) => ({ ...old, error: undefined, loading: true }));
    latest.current(stop.signal).then(
      (data) => !stop.signal.aborted && setState({ data, error: undefined, loading: false }),
      (error: Error) => !stop.signal.aborted && setState({ data: undefined, error, loading: false }),
    );
    return () => stop.abort();
  }, [turn, credentials, ...dependencies]);
  return { ...state, reload: useCallback(() => setTurn((old) => old + 1), []) };
}

/** A call that waits for a click. */
export interface Action<A extends unknown[]> {
  run: (...input: A) => Promise<boolean>;
  busy: boolean;
  error: Error | undefined;
}

/** Runs when told to, tells of its refusal, and answers whether it went well. */
export function useAction<A extends unknown[]>(work: (...input: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const run = async (...input: A) => {
    setBusy(true);
    setError(undefined);
    try {
      await work(...input);
      return true;
    } catch (refusal) {
      setError(refusal as Error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, error };
}
