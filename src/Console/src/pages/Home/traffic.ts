import { type CloudTrailClient, type Event, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { told } from '../Events/told';

const minute = 60_000;

/** How far back the charts go, in minutes, and how many events are looked through for them. */
export const minutes = 60;
export const mostEvents = 1000;

/** What happened in a minute. */
export interface Minute {
  at: Date;
  signatures: number;
  refusals: number;
}

/** What happened lately, minute by minute, the oldest first. */
export interface Traffic {
  series: Minute[];
  /** How many events were looked through. */
  looked: number;
  /** Whether older ones were left out: the series then begins where they do. */
  cut: boolean;
}

/**
 * Reads the newest events of the last hour; what is known is shown as it comes.
 * @throws the service's refusal
 */
export async function loadTraffic(trail: CloudTrailClient, now: Date, abortSignal: AbortSignal, show: (traffic: Traffic) => void): Promise<Traffic> {
  const events: Event[] = [];
  let next: string | undefined;
  const start = new Date(now.getTime() - minutes * minute);
  do {
    const page = await trail.send(new LookupEventsCommand({ StartTime: start, EndTime: now, MaxResults: 50, NextToken: next }), { abortSignal });
    events.push(...(page.Events ?? []));
    next = page.NextToken;
    show(trafficOf(events, now, next !== undefined));
  } while (next && events.length < mostEvents);
  return trafficOf(events, now, next !== undefined);
}

/** Sorts events into minutes. When older ones were left out, it begins with the first whole minute. */
export function trafficOf(events: readonly Event[], now: Date, cut: boolean): Traffic {
  const last = Math.floor(now.getTime() / minute);
  const oldest = Math.min(...events.map(({ EventTime }) => EventTime!.getTime()));
  const first = cut && events.length > 0 ? Math.min(last, Math.floor(oldest / minute) + 1) : last - minutes + 1;
  const series = Array.from({ length: last - first + 1 }, (_, at): Minute => ({ at: new Date((first + at) * minute), signatures: 0, refusals: 0 }));
  for (const event of events) {
    const slot = series[Math.floor(event.EventTime!.getTime() / minute) - first];
    if (slot) {
      const refused = told(event).errorCode !== undefined;
      slot.refusals += refused ? 1 : 0;
      slot.signatures += !refused && event.EventName === 'Sign' ? 1 : 0;
    }
  }
  return { series, looked: events.length, cut };
}
