import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { go } from '../../shared/useRoute';
import { KeyActionsButton } from '../Keys/KeyActionsButton';
import { GeneralConfiguration } from './GeneralConfiguration';
import { keyTabs } from './keyTabs';
import { Undescribed } from './Undescribed';

/** All about one key. */
export function Key({ keyId, tab }: { keyId: string; tab: string | undefined }) {
  const { kms } = useSession();
  const call = useCall((signal) => kms.send(new DescribeKeyCommand({ KeyId: keyId }), { abortSignal: signal }), [keyId]);
  const key = call.data?.KeyMetadata;
  if (!key) {
    return call.loading ? <Spinner size="large" /> : <Undescribed keyId={keyId} error={call.error} />;
  }

  const tabs = keyTabs.filter(({ applies }) => applies(key));
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="refresh" ariaLabel="Refresh" onClick={call.reload} />
      <KeyActionsButton targets={[{ id: key.KeyId!, state: key.KeyState }]} onChanged={call.reload} />
    </SpaceBetween>
  );
  return (
    <ContentLayout header={<Header variant="h1" actions={buttons}>{keyId}</Header>}>
      <SpaceBetween size="l">
        <Refusal error={call.error} />
        <GeneralConfiguration metadata={key} reload={call.reload} />
        <Tabs
          ariaLabel="Details of the key" activeTabId={tabs.some(({ id }) => id === tab) ? tab : tabs[0]!.id}
          onChange={({ detail }) => go('key', keyId, detail.activeTabId)}
          tabs={tabs.map(({ id, label, Show }) => ({
            id, label, contentRenderStrategy: 'lazy', content: <Show keyId={key.KeyId!} metadata={key} reload={call.reload} />,
          }))}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}
