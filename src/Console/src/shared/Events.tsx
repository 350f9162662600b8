import { type Event, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useEffect, useState } from 'react';
import { useSession } from '../session/Session';
import { Refusal } from './Refusal';
import { useAction } from './useCall';

interface Told {
  errorCode?: string;
  errorMessage?: string;
}

const told = (event: Event) => JSON.parse(event.CloudTrailEvent ?? '{}') as Told;

/** Events of the trail, the latest first: all, or those of one resource. */
export function Events({ resource }: { resource?: string }) {
  const { trail } = useSession();
  const [events, setEvents] = useState<Event[]>([]);
  const [next, setNext] = useState<string>();
  const load = useAction(async (from?: string) => {
    const page = await trail.send(
      new LookupEventsCommand({
        MaxResults: 50, NextToken: from,
        ...(resource ? { LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: resource }] } : {}),
      }),
    );
    setEvents((old) => [...(from ? old : []), ...(page.Events ?? [])]);
    setNext(page.NextToken);
  });
  useEffect(() => void load.run(), [resource]);

  return (
    <>
      <Refusal error={load.error} />
      <Table
        items={events} trackBy="EventId" loading={load.busy && events.length === 0} loadingText="Loading events" wrapLines
        ariaLabels={{ tableLabel: 'Events' }} empty={<Box textAlign="center">No events</Box>}
        header={
          <Header variant={resource ? 'h2' : 'h1'} actions={<Button iconName="refresh" ariaLabel="Refresh" onClick={() => void load.run()} />}>
            {resource ? 'Activity' : 'Event history'}
          </Header>
        }
        columnDefinitions={[
          { id: 'time', header: 'Time', cell: ({ EventTime }) => EventTime?.toISOString() ?? '–' },
          { id: 'name', header: 'Event', isRowHeader: true, cell: ({ EventName }) => EventName },
          { id: 'user', header: 'User', cell: ({ Username }) => Username ?? '–' },
          { id: 'error', header: 'Refused', cell: (event) => told(event).errorCode ?? '–' },
          {
            id: 'event', header: 'Record',
            cell: (event) => (
              <ExpandableSection headerText={told(event).errorMessage ?? 'JSON'} headingTagOverride={resource ? 'h3' : 'h2'}>
                <pre tabIndex={0} role="region" aria-label="Event">{JSON.stringify(told(event), null, 2)}</pre>
              </ExpandableSection>
            ),
          },
        ]}
        footer={next && <Box textAlign="center"><Button loading={load.busy} onClick={() => void load.run(next)}>Older events</Button></Box>}
      />
    </>
  );
}
