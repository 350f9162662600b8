import { LookupAttributeKey, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';

/** What events are looked up by. LookupEvents takes one attribute. */
export interface Filters {
  attribute: LookupAttributeKey | '';
  value: string;
  range: DateRangePickerProps.Value | null;
  refusedOnly: boolean;
}

/** Everything that the trail keeps. */
export const noFilters: Filters = { attribute: '', value: '', range: null, refusedOnly: false };

/** The attributes, as people read them. */
export const attributes: Record<LookupAttributeKey, string> = {
  EventName: 'Event name', Username: 'User name', ResourceName: 'Resource name', ResourceType: 'Resource type', EventSource: 'Event source',
  AccessKeyId: 'Access key id', EventId: 'Event id', ReadOnly: 'Read only (true or false)',
};

const seconds = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800, month: 2_592_000, year: 31_536_000 } as const;

/** The request for the filters. */
export function lookupOf({ attribute, value, range }: Filters, now: Date): LookupEventsCommandInput {
  return {
    ...(attribute && value.trim() ? { LookupAttributes: [{ AttributeKey: attribute, AttributeValue: value.trim() }] } : {}),
    ...(range?.type === 'absolute' ? { StartTime: new Date(range.startDate), EndTime: new Date(range.endDate) } : {}),
    ...(range?.type === 'relative' ? { StartTime: new Date(now.getTime() - range.amount * seconds[range.unit] * 1000) } : {}),
  };
}
