import { DescribeKeyCommand, paginateListAliases } from '@aws-sdk/client-kms';
import Alert from '@cloudscape-design/components/alert';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { go } from '../../shared/useRoute';
import { canTry, TryKey } from './TryKey';
import { UndescribedKey } from './UndescribedKey';

// Whoever has more types the name.
const mostNames = 1000;

/** Chooses a key, of this account or of another, and tries it out. */
export function TryIt({ keyId }: { keyId: string }) {
  const { kms } = useSession();
  const [text, setText] = useState(keyId);
  const names = useCall(async (abortSignal) => {
    const found: string[] = [];
    for await (const page of paginateListAliases({ client: kms, pageSize: 100 }, {}, { abortSignal })) {
      found.push(...(page.Aliases ?? []).map(({ AliasName }) => AliasName!));
      if (found.length >= mostNames) {
        break;
      }
    }
    return found;
  }, []);
  const call = useCall(
    async (abortSignal) => (keyId ? (await kms.send(new DescribeKeyCommand({ KeyId: keyId }), { abortSignal })).KeyMetadata : undefined),
    [keyId],
  );
  const choose = (id: string) => id.trim() && go('try', id.trim());
  return (
    <ContentLayout header={<Header variant="h1" description="What a key does, and the commands that do the same.">Try it</Header>}>
      <SpaceBetween size="l">
        <FormField label="Key" description="An alias, a key id or an ARN; press Enter.">
          <Autosuggest
            value={text} options={(names.data ?? []).map((value) => ({ value }))} ariaLabel="Key" enteredTextLabel={(entered) => `Use ${entered}`}
            placeholder="alias/release" empty="No aliases" statusType={names.loading ? 'loading' : 'finished'} loadingText="Loading aliases"
            onChange={({ detail }) => setText(detail.value)} onSelect={({ detail }) => choose(detail.value)}
            onKeyDown={({ detail }) => detail.key === 'Enter' && choose(text)}
          />
        </FormField>
        <Refusal error={call.error} />
        {call.error?.name === 'AccessDeniedException' && <UndescribedKey keyId={keyId} key={keyId} />}
        {call.data && (canTry(call.data)
          ? <TryKey metadata={call.data} key={call.data.Arn} />
          : <Alert type="info">This console does not know what to try with a key for {call.data.KeyUsage}.</Alert>)}
      </SpaceBetween>
    </ContentLayout>
  );
}
