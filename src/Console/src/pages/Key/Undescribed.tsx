import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Refusal } from '../../shared/Refusal';
import { PublicKey } from './public/PublicKey';

/** A key that may not be described: why, and its public half, which others may download than those who may see the rest. */
export function Undescribed({ keyId, error }: { keyId: string; error: Error | undefined }) {
  return (
    <ContentLayout header={<Header variant="h1">{keyId}</Header>}>
      <SpaceBetween size="l">
        <Refusal error={error} />
        <PublicKey keyId={keyId} />
      </SpaceBetween>
    </ContentLayout>
  );
}
