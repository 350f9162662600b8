import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Commands } from '../../../shared/Commands';
import { Refusal } from '../../../shared/Refusal';
import { useAction } from '../../../shared/useCall';
import '../../../shared/add-line.css';
import { presignPublicKey } from './presign';

const lifetimes = [
  { label: '1 hour', value: '3600' },
  { label: '12 hours', value: '43200' },
  { label: '1 day', value: '86400' },
  { label: '7 days', value: '604800' },
];

/** Makes a link to hand out to people without credentials. */
export function PresignedLink({ keyArn }: { keyArn: string }) {
  const { credentials, region, arn } = useSession();
  const [lifetime, setLifetime] = useState(lifetimes[0]!);
  const [link, setLink] = useState('');
  const make = useAction(async () => setLink(await presignPublicKey(new URL(location.origin), keyArn, region, credentials, Number(lifetime.value))));
  return (
    <SpaceBetween size="s">
      <FormField label="A link to hand out" description="Whoever has it downloads this public key, without credentials, as long as the link is good.">
        <div className="add-line">
          <Select
            selectedOption={lifetime} options={lifetimes} ariaLabel="How long the link is good"
            onChange={({ detail }) => setLifetime(lifetimes.find(({ value }) => value === detail.selectedOption.value)!)}
          />
          <Button loading={make.busy} onClick={() => void make.run()}>Make a link</Button>
        </div>
      </FormField>
      <Refusal error={make.error} />
      {link && (
        <>
          <Commands title={`Good for ${lifetime.label}`} lines={[link]} />
          <Commands title="Download with curl" lines={[`curl -s '${link}' | sed -n 's/.*"PublicKey": *"\\([^"]*\\)".*/\\1/p' | base64 -d >public.der`]} />
          <Alert type="info">
            It acts as <b>{arn}</b>: each use stands in the trail, and is refused as soon as this identity may no longer call GetPublicKey
            {credentials.sessionToken ? ', at the latest when this session ends' : ''}.
          </Alert>
        </>
      )}
    </SpaceBetween>
  );
}
