import { type Event, LookupEventsCommand, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/Session';

const pageSize = 50;

// How many events are looked through before somebody is asked to go on.
const patience = 1000;

/** Events so far, and how to get more. */
export interface EventsState {
  events: Event[];
  /** How many were looked through. */
  looked: number;
  more: (() => void) | undefined;
  loading: boolean;
  error: Error | undefined;
  reload: () => void;
}

/** Looks events up, newest first; they are shown as they come, and 50 that are accepted make a page. */
export function useEvents(lookup: LookupEventsCommandInput, accepts: (event: Event) => boolean): EventsState {
  const { trail } = useSession();
  const [state, setState] = useState({ events: [] as Event[], looked: 0, next: undefined as string | undefined, loading: true, error: undefined as Error | undefined });
  const [turn, setTurn] = useState(0);
  const stop = useRef(new AbortController());
  const load = async (from: string | undefined, before: Event[], seen: number) => {
    stop.current.abort();
    const { signal } = (stop.current = new AbortController());
    let [events, looked, next] = [before, seen, from];
    const show = (loading: boolean, error?: Error) => !signal.aborted && setState({ events, looked, next, loading, error });
    show(true);
    try {
      do {
        const page = await trail.send(new LookupEventsCommand({ ...lookup, MaxResults: pageSize, NextToken: next }), { abortSignal: signal });
        events = [...events, ...(page.Events ?? []).filter(accepts)];
        looked += page.Events?.length ?? 0;
        next = page.NextToken;
        show(true);
      } while (next && !signal.aborted && events.length < before.length + pageSize && looked < seen + patience);
      show(false);
    } catch (refusal) {
      show(false, refusal as Error);
    }
  };
  useEffect(() => {
    void load(undefined, [], 0);
    return () => stop.current.abort();
  }, [turn, JSON.stringify(lookup), accepts]);
  const { next, ...shown } = state;
  return {
    ...shown, reload: () => setTurn((old) => old + 1),
    more: next && !state.loading ? () => void load(next, state.events, state.looked) : undefined,
  };
}
