import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { concernsOf, statesOf } from './attention';
import { wholeOnly } from './traffic';
import { Concerns } from './Concerns';
import { forget, type Survey, survey } from './survey';

// So many are looked at unasked: each call is an event of the trail, too.
const first = 100;

const half = { colspan: { default: 12, xs: 6 } };

/** The keys by state, and those that need attention. */
export function KeysAtAGlance() {
  const { kms } = useSession();
  const [most, setMost] = useState(first);
  const [partial, setPartial] = useState<Survey>();
  const call = useCall((signal) => survey(kms, most, signal, setPartial), [most]);
  const lookAgain = () => {
    forget(kms);
    call.reload();
  };
  const known = call.loading ? (partial ?? call.data) : call.data;
  const states = statesOf(known?.keys ?? []);
  const more = known && !call.loading && known.looked < known.total;
  const said = words(known, call.loading);
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel="Look at the keys again" loading={call.loading} onClick={lookAgain} />
      {more && <Button onClick={() => setMost(Infinity)}>Look at all</Button>}
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      <Refusal error={call.error} />
      <Grid gridDefinition={[half, half]}>
        <Container
          fitHeight header={
            <Header variant="h2" description={said} actions={buttons}>Keys by state</Header>
          }
        >
          <BarChart
            horizontalBars series={[{ type: 'bar', title: 'Keys', data: states }]} xDomain={states.map(({ x }) => x)}
            yDomain={[0, Math.max(4, ...states.map(({ y }) => y))]}
            ariaLabel="Keys by state" height={180} hideFilter hideLegend xTitle="State" yTitle="Keys" i18nStrings={{ yTickFormatter: wholeOnly }} statusType={!known && call.loading ? 'loading' : 'finished'}
            empty={<Box textAlign="center">No keys yet. <Link href={linkTo('create-key')}>Create a key</Link></Box>} loadingText="Looking at the keys"
          />
        </Container>
        <Concerns concerns={concernsOf(known?.keys ?? [], new Date())} said={said} loading={call.loading} isPart={known !== undefined && known.looked < known.total} />
      </Grid>
    </SpaceBetween>
  );
}

/** What was looked at. */
function words(known: Survey | undefined, loading: boolean): string {
  if (!known) {
    return 'Looking at the keys…';
  }
  const closed = known.closed > 0 ? ` ${known.closed} of them may not be read.` : '';
  return known.looked < known.total
    ? `${known.looked} of ${known.total} keys were looked at${loading ? ' so far' : ''}.${closed}`
    : `${known.total === 1 ? 'The only key was' : `All ${known.total} keys were`} looked at.${closed}`;
}
