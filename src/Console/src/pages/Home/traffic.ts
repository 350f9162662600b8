import { type CloudTrailClient, type Event, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { told } from '../Events/told';

const minute = 60_000;

/** How far back the charts go, in minutes, and how many events are looked through for each. */
export const minutes = 60;
const mostEvents = 1000;

/** Events that are counted. */
export interface Count {
  title: string;
  /** The name by which they are looked up; without it all are looked through. */
  eventName?: string;
  counts: (event: Event) => boolean;
}

/** What is counted. */
export const signatures: Count = { title: 'Signatures', eventName: 'Sign', counts: (event) => told(event).errorCode === undefined };
export const refusals: Count = { title: 'Refusals', counts: (event) => told(event).errorCode !== undefined };

/** What happened lately, minute by minute, the oldest first. */
export interface Traffic {
  series: { x: Date; y: number }[];
  /** How many events were looked through. */
  looked: number;
  /** Whether older ones were left out: the series then begins where they do. */
  cut: boolean;
}

/**
 * Counts the newest events of the last hour; what is known is shown as it comes.
 * @throws the service's refusal
 */
export async function loadTraffic(trail: CloudTrailClient, count: Count, now: Date, abortSignal: AbortSignal, show: (traffic: Traffic) => void): Promise<Traffic> {
  const events: Event[] = [];
  const lookup = {
    StartTime: new Date(now.getTime() - minutes * minute), EndTime: now, MaxResults: 50,
    ...(count.eventName ? { LookupAttributes: [{ AttributeKey: 'EventName' as const, AttributeValue: count.eventName }] } : {}),
  };
  let next: string | undefined;
  do {
    const page = await trail.send(new LookupEventsCommand({ ...lookup, NextToken: next }), { abortSignal });
    events.push(...(page.Events ?? []));
    next = page.NextToken;
    show(trafficOf(events, count, now, next !== undefined));
  } while (next && events.length < mostEvents);
  return trafficOf(events, count, now, next !== undefined);
}

/** Sorts events into minutes. When older ones were left out, it begins with the first whole minute. */
export function trafficOf(events: readonly Event[], { counts }: Count, now: Date, cut: boolean): Traffic {
  const last = Math.floor(now.getTime() / minute);
  const oldest = Math.min(...events.map(({ EventTime }) => EventTime!.getTime()));
  const first = cut && events.length > 0 ? Math.min(last, Math.floor(oldest / minute) + 1) : last - minutes + 1;
  const series = Array.from({ length: last - first + 1 }, (_, at) => ({ x: new Date((first + at) * minute), y: 0 }));
  for (const event of events.filter(counts)) {
    const slot = series[Math.floor(event.EventTime!.getTime() / minute) - first];
    if (slot) {
      slot.y++;
    }
  }
  return { series, looked: events.length, cut };
}

/** Marks an axis of things that are counted: there is no half key. */
export const wholeOnly = (value: number) => (Number.isInteger(value) ? value.toLocaleString('en') : '');
