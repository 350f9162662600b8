import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { linkTo } from '../../shared/useRoute';
import { concernsOf, statesOf } from './attention';
import { Concerns } from './Concerns';
import { type Survey, survey } from './survey';

// So many are looked at unasked: about a second's calls.
const first = 300;

/** The keys by state, and those that need attention. */
export function KeysAtAGlance() {
  const { kms } = useSession();
  const [most, setMost] = useState(first);
  const [partial, setPartial] = useState<Survey>();
  const call = useCall((signal) => survey(kms, most, signal, setPartial), [most]);
  const known = call.data ?? partial;
  const states = statesOf(known?.keys ?? []);
  const more = known && !call.loading && known.looked < known.total;
  const said = !known ? 'Looking at the keys…'
    : known.looked < known.total ? `${known.looked} of ${known.total} keys were looked at${call.loading ? ' so far' : ''}.`
    : `${known.total === 1 ? 'The only key was' : `All ${known.total} keys were`} looked at.`;
  return (
    <SpaceBetween size="l">
      <Refusal error={call.error} />
      <Grid gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}>
        <Container
          fitHeight header={
            <Header variant="h2" description={said} actions={more && <Button onClick={() => setMost(Infinity)}>Look at all</Button>}>Keys by state</Header>
          }
        >
          <BarChart
            series={[{ type: 'bar', title: 'Keys', data: states }]} xDomain={states.map(({ x }) => x)} yDomain={[0, Math.max(4, ...states.map(({ y }) => y))]}
            ariaLabel="Keys by state" height={180} hideFilter hideLegend xTitle="State" yTitle="Keys" statusType={!known && call.loading ? 'loading' : 'finished'}
            empty={<Box textAlign="center">No keys yet. <a href={linkTo('create-key')}>Create a key</a></Box>} loadingText="Looking at the keys"
          />
        </Container>
        <Concerns concerns={concernsOf(known?.keys ?? [], new Date())} said={said} loading={call.loading} />
      </Grid>
    </SpaceBetween>
  );
}
