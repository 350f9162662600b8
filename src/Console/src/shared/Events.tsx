import { EventTable } from '../pages/Events/EventTable';

/** The events of one resource, such as a key: what happened to it, and what was refused. */
export function Events({ resource }: { resource: string }) {
  return <EventTable title="Activity" variant="container" lookup={{ LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: resource }] }} />;
}
