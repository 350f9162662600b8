import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { KeysAtAGlance } from './KeysAtAGlance';
import { TrafficCharts } from './TrafficCharts';

/** Where people arrive: how the keys are, what is going on, what needs attention. */
export function Home() {
  const { account, region } = useSession();
  return (
    <ContentLayout header={<Header variant="h1" description={`Account ${account} in ${region}`}>Home</Header>}>
      <SpaceBetween size="l">
        <KeysAtAGlance />
        <TrafficCharts />
      </SpaceBetween>
    </ContentLayout>
  );
}
