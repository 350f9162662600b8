import type { Event, LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type ReactNode, useState } from 'react';
import { Refusal } from '../../shared/Refusal';
import { time } from '../../shared/times';
import { EventDialogue } from './EventDialogue';
import { told } from './told';
import { useEvents } from './useEvents';

interface Properties {
  title: string;
  lookup: LookupEventsCommandInput;
  refusedOnly?: boolean;
  variant: 'full-page' | 'container';
  filter?: ReactNode;
}

const all = () => true;
const refused = (event: Event) => told(event).errorCode !== undefined;

/** Events of the trail, the latest first; more come when they are asked for. */
export function EventTable({ title, lookup, refusedOnly = false, variant, filter }: Properties) {
  const list = useEvents(lookup, refusedOnly ? refused : all);
  const [chosen, setChosen] = useState<Event | null>(null);
  const columns: TableProps.ColumnDefinition<Event>[] = [
    { id: 'time', header: 'Time', minWidth: 130, cell: ({ EventTime }) => time(EventTime) },
    { id: 'name', header: 'Event', minWidth: 190, isRowHeader: true, cell: (event) => <Button variant="inline-link" onClick={() => setChosen(event)}>{event.EventName}</Button> },
    { id: 'user', header: 'User', minWidth: 110, cell: ({ Username }) => Username ?? '–' },
    { id: 'source', header: 'Service', cell: ({ EventSource }) => EventSource?.split('.')[0] },
    ...(variant === 'full-page'
      ? [{ id: 'resource', header: 'Resource', cell: ({ Resources }: Event) => Resources?.map(({ ResourceName }) => ResourceName).join(', ') || '–' }]
      : []),
    { id: 'result', header: 'Result', minWidth: 190, cell: (event) => <Result code={told(event).errorCode} /> },
  ];
  return (
    <SpaceBetween size="m">
      <Refusal error={list.error} />
      <Table
        items={list.events} trackBy="EventId" variant={variant} columnDefinitions={columns} filter={filter} wrapLines stickyHeader={variant === 'full-page'}
        loading={list.loading && list.events.length === 0} loadingText="Looking events up" ariaLabels={{ tableLabel: title }}
        empty={<Box textAlign="center">{list.looked > 0 ? `None among the ${list.looked} events that were looked through` : 'No events'}</Box>}
        header={
          <Header
            variant={variant === 'full-page' ? 'h1' : 'h2'} counter={`(${list.events.length}${list.more || list.loading ? '+' : ''})`}
            description={refusedOnly ? `Refusals among the ${list.looked} events that were looked through.` : undefined}
            actions={<Button iconName="refresh" ariaLabel="Refresh events" onClick={list.reload} />}
          >
            {title}
          </Header>
        }
        footer={
          (list.more || list.loading) && list.looked > 0 && (
            <Box textAlign="center"><Button loading={list.loading} onClick={list.more}>Older events</Button></Box>
          )
        }
      />
      {chosen && <EventDialogue event={chosen} onClose={() => setChosen(null)} />}
    </SpaceBetween>
  );
}

function Result({ code }: { code: string | undefined }) {
  return code ? <StatusIndicator type="error">{code}</StatusIndicator> : <StatusIndicator type="success">Done</StatusIndicator>;
}
