import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import LineChart from '@cloudscape-design/components/line-chart';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { type Count, loadTraffic, minutes, type Traffic, wholeOnly } from './traffic';

const clock = (time: Date) => time.toISOString().slice(11, 16);

interface Properties {
  count: Count;
  kind: 'line' | 'bar';
  /** Where the events can be read. */
  href: string;
}

/** What the trail counts, by the minute. */
export function TrafficChart({ count, kind, href }: Properties) {
  const { trail } = useSession();
  const [partial, setPartial] = useState<Traffic>();
  const call = useCall((signal) => loadTraffic(trail, count, new Date(), signal, setPartial), [count]);
  const traffic = call.loading ? (partial ?? call.data) : call.data;
  const series = traffic?.series ?? [];
  const title = `${count.title} per minute`;
  const common = {
    height: 180, hideFilter: true, hideLegend: true, xTitle: 'Time (UTC)', yTitle: count.title, ariaLabel: title, loadingText: 'Reading the trail',
    statusType: traffic || call.error ? 'finished' as const : 'loading' as const, yDomain: [0, Math.max(4, ...series.map(({ y }) => y))],
    empty: <Box textAlign="center">The trail is not known.</Box>, i18nStrings: { xTickFormatter: clock, yTickFormatter: wholeOnly },
  };
  const header = (
    <Header
      variant="h2" description={said(traffic)}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="refresh" ariaLabel={`Refresh ${title.toLowerCase()}`} onClick={call.reload} />
          <Button href={href} ariaLabel={`Show the events: ${count.title.toLowerCase()}`}>Show</Button>
        </SpaceBetween>
      }
    >
      {title}
    </Header>
  );
  return (
    <Container header={header}>
      <Refusal error={call.error} />
      {kind === 'line'
        ? <LineChart {...common} xScaleType="time" series={[{ type: 'line', title: count.title, data: series }]} />
        : <BarChart {...common} xDomain={series.map(({ x }) => x)} series={[{ type: 'bar', title: count.title, data: series }]} />}
    </Container>
  );
}

function said(traffic: Traffic | undefined): string {
  if (!traffic) {
    return 'Reading the trail…';
  }
  return traffic.cut
    ? `The newest ${traffic.looked} events of the trail, since ${clock(traffic.series[0]?.x ?? new Date())} UTC.`
    : `The last ${minutes} minutes: ${traffic.looked} events of the trail were looked through.`;
}
