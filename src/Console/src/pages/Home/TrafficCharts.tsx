import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import LineChart from '@cloudscape-design/components/line-chart';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { loadTraffic, type Minute, minutes, type Traffic } from './traffic';

const clock = (time: Date) => time.toISOString().slice(11, 16);

/** Signatures and refusals by the minute, from the trail. */
export function TrafficCharts() {
  const { trail } = useSession();
  const [partial, setPartial] = useState<Traffic>();
  const call = useCall((signal) => loadTraffic(trail, new Date(), signal, setPartial), []);
  const traffic = call.data ?? partial;
  const series = traffic?.series ?? [];
  const said = !traffic ? 'Reading the trail…'
    : traffic.cut ? `The newest ${traffic.looked} events of the trail, since ${clock(series[0]?.at ?? new Date())} UTC.`
    : `The last ${minutes} minutes: ${traffic.looked} events of the trail.`;
  const common = (read: (one: Minute) => number) => ({
    height: 180, hideFilter: true, hideLegend: true, xTitle: 'Time (UTC)', statusType: traffic ? 'finished' as const : 'loading' as const, loadingText: 'Reading the trail',
    yDomain: [0, Math.max(4, ...series.map(read))], empty: <Box textAlign="center">The trail is not known.</Box>,
  });
  const points = (read: (one: Minute) => number) => series.map((one) => ({ x: one.at, y: read(one) }));
  const refusals = ({ refusals: count }: Minute) => count;
  const signatures = ({ signatures: count }: Minute) => count;
  const ends: [Date, Date] | undefined = series.length > 1 ? [series[0]!.at, series.at(-1)!.at] : undefined;
  return (
    <SpaceBetween size="l">
      <Refusal error={call.error} />
      <Grid gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}>
        <Container header={<Header variant="h2" description={said} actions={<Button iconName="refresh" ariaLabel="Read the trail again" onClick={call.reload} />}>Signatures per minute</Header>}>
          <LineChart
            {...common(signatures)} xScaleType="time" xDomain={ends} yTitle="Signatures" ariaLabel="Signatures per minute"
            series={[{ type: 'line', title: 'Signatures', data: points(signatures) }]} i18nStrings={{ xTickFormatter: clock }}
          />
        </Container>
        <Container header={<Header variant="h2" description={said} actions={<Link href={linkTo('events', 'refusals')}>Show them</Link>}>Refusals per minute</Header>}>
          <BarChart
            {...common(refusals)} xDomain={series.map(({ at }) => at)} yTitle="Refusals" ariaLabel="Refusals per minute"
            series={[{ type: 'bar', title: 'Refusals', data: points(refusals) }]} i18nStrings={{ xTickFormatter: clock }}
          />
        </Container>
      </Grid>
    </SpaceBetween>
  );
}
