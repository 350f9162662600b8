import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { linkTo } from '../../shared/useRoute';
import { KeysAtAGlance } from './KeysAtAGlance';
import { refusals, signatures } from './traffic';
import { TrafficChart } from './TrafficChart';

const half = { colspan: { default: 12, xs: 6 } };

/** Where people arrive: how the keys are, what is going on, what needs attention. */
export function Home() {
  const { account, region } = useSession();
  return (
    <ContentLayout header={<Header variant="h1" description={`Account ${account} in ${region}`}>Home</Header>}>
      <SpaceBetween size="l">
        <KeysAtAGlance />
        <Grid gridDefinition={[half, half]}>
          <TrafficChart count={signatures} kind="line" href={linkTo('events', 'Sign')} />
          <TrafficChart count={refusals} kind="bar" href={linkTo('events', 'refusals')} />
        </Grid>
      </SpaceBetween>
    </ContentLayout>
  );
}
