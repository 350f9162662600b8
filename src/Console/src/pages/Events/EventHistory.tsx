import { useMemo, useState } from 'react';
import { EventFilters } from './EventFilters';
import { EventTable } from './EventTable';
import { type Filters, lookupOf, noFilters } from './filters';

/** The trail: who did what, and who was refused. It begins with the events of a name, or with "refusals". */
export function EventHistory({ only }: { only: string }) {
  const [filters, setFilters] = useState<Filters>(
    only === 'refusals' ? { ...noFilters, refusedOnly: true } : only ? { ...noFilters, attribute: 'EventName', value: only } : noFilters,
  );
  const lookup = useMemo(() => lookupOf(filters, new Date()), [filters]);
  return (
    <EventTable
      title="Event history" variant="full-page" lookup={lookup} refusedOnly={filters.refusedOnly} filter={<EventFilters filters={filters} onChange={setFilters} />}
    />
  );
}
