import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs';
import type { ReactElement } from 'react';
import { Refusal } from './Refusal';
import type { CallState } from './useCall';

interface Properties<T> {
  title: string;
  call: CallState<T>;
  facts: (data: T) => KeyValuePairsProps.Item[];
  buttons: (data: T) => ReactElement[];
  tabs: (data: T) => TabsProps.Tab[];
}

/** All about one thing: what it is, and a tab for each of its sides. */
export function DetailPage<T>({ title, call, facts, buttons, tabs }: Properties<T>) {
  const { data } = call;
  if (!data) {
    return <ContentLayout header={<Header variant="h1">{title}</Header>}>{call.loading ? <Spinner size="large" /> : <Refusal error={call.error} />}</ContentLayout>;
  }

  return (
    <ContentLayout header={<Header variant="h1" actions={<SpaceBetween direction="horizontal" size="xs">{buttons(data)}</SpaceBetween>}>{title}</Header>}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">Summary</Header>}><KeyValuePairs columns={3} items={facts(data)} /></Container>
        <Tabs ariaLabel={`Details of ${title}`} tabs={tabs(data)} />
      </SpaceBetween>
    </ContentLayout>
  );
}
