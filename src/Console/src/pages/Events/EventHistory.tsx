import { useMemo, useState } from 'react';
import { EventFilters } from './EventFilters';
import { EventTable } from './EventTable';
import { lookupOf, noFilters } from './filters';

/** The trail: who did what, and who was refused. */
export function EventHistory({ refusedOnly }: { refusedOnly: boolean }) {
  const [filters, setFilters] = useState({ ...noFilters, refusedOnly });
  const lookup = useMemo(() => lookupOf(filters, new Date()), [filters]);
  return (
    <EventTable
      title="Event history" variant="full-page" lookup={lookup} refusedOnly={filters.refusedOnly} filter={<EventFilters filters={filters} onChange={setFilters} />}
    />
  );
}
