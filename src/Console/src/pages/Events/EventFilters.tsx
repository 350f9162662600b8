import type { LookupAttributeKey } from '@aws-sdk/client-cloudtrail';
import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useState } from 'react';
import { attributes, type Filters } from './filters';

const none = { value: '', label: 'Any attribute' };
const options = [none, ...Object.entries(attributes).map(([value, label]) => ({ value, label }))];

const recent: DateRangePickerProps.RelativeOption[] = [
  { key: 'half-hour', amount: 30, unit: 'minute', type: 'relative' }, { key: 'hour', amount: 1, unit: 'hour', type: 'relative' },
  { key: 'day', amount: 1, unit: 'day', type: 'relative' }, { key: 'week', amount: 1, unit: 'week', type: 'relative' },
];

/** The filters of LookupEvents, and one of our own for refusals. */
export function EventFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const [value, setValue] = useState(filters.value);
  // Nobody wants a call for each letter.
  useEffect(() => {
    const timer = setTimeout(() => value !== filters.value && onChange({ ...filters, value }), 400);
    return () => clearTimeout(timer);
  }, [value, filters]);
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Select
        ariaLabel="Attribute" selectedOption={options.find((option) => option.value === filters.attribute) ?? none} options={options}
        onChange={({ detail }) => onChange({ ...filters, attribute: detail.selectedOption.value as LookupAttributeKey | '' })}
      />
      <Input
        ariaLabel="Value of the attribute" type="search" placeholder="Its value, exactly" value={value} disabled={!filters.attribute} clearAriaLabel="Clear"
        onChange={({ detail }) => setValue(detail.value)}
      />
      <DateRangePicker
        value={filters.range} relativeOptions={recent} placeholder="All 90 days" ariaLabel="Time range" showClearButton getTimeOffset={(date) => -date.getTimezoneOffset()}
        onChange={({ detail }) => onChange({ ...filters, range: detail.value })} isValidRange={isValid}
      />
      <Toggle checked={filters.refusedOnly} onChange={({ detail }) => onChange({ ...filters, refusedOnly: detail.checked })}>Refusals only</Toggle>
    </SpaceBetween>
  );
}

function isValid(range: DateRangePickerProps.Value | null): DateRangePickerProps.ValidationResult {
  if (range?.type === 'absolute' && !(new Date(range.startDate) <= new Date(range.endDate))) {
    return { valid: false, errorMessage: 'A range needs a start, and an end after it.' };
  }
  return { valid: true };
}
