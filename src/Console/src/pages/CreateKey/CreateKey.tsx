import { CreateAliasCommand, CreateKeyCommand, type KeySpec, type KeyUsageType } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useRef, useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { go, linkTo } from '../../shared/useRoute';
import { specsOf, usages } from './specs';

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Makes a key, and its alias. */
export function CreateKey() {
  const { kms } = useSession();
  const [usage, setUsage] = useState<KeyUsageType>('SIGN_VERIFY');
  const [spec, setSpec] = useState<KeySpec>('RSA_4096');
  const [alias, setAlias] = useState('');
  const [description, setDescription] = useState('');
  const made = useRef<string>(null);
  const create = useAction(async () => {
    // A second attempt after a refused alias names the key that is there, and makes no other.
    made.current ??= (await kms.send(new CreateKeyCommand({ KeyUsage: usage, KeySpec: spec, Description: description }))).KeyMetadata!.KeyId!;
    if (alias.trim()) {
      await kms.send(new CreateAliasCommand({ AliasName: `alias/${alias.trim()}`, TargetKeyId: made.current }));
    }
    go('key', made.current);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create.run();
  };
  const chooseUsage = (chosen: KeyUsageType) => {
    setUsage(chosen);
    setSpec(specsOf(chosen)[0]!);
  };
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" href={linkTo('keys')}>Cancel</Button>
      <Button variant="primary" formAction="submit" loading={create.busy}>Create key</Button>
    </SpaceBetween>
  );

  return (
    <form onSubmit={submit}>
      <Form header={<Header variant="h1">Create key</Header>} actions={actions}>
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Key</Header>}>
            <SpaceBetween size="m">
              <FormField label="Key usage">
                <Select
                  selectedOption={{ value: usage, label: usage }} options={options(usages)} disabled={made.current !== null}
                  onChange={({ detail }) => chooseUsage(detail.selectedOption.value as KeyUsageType)}
                />
              </FormField>
              <FormField label="Key spec">
                <Select
                  selectedOption={{ value: spec, label: spec }} options={options(specsOf(usage))} disabled={made.current !== null}
                  onChange={({ detail }) => setSpec(detail.selectedOption.value as KeySpec)}
                />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">Labels</Header>}>
            <SpaceBetween size="m">
              <FormField label="Alias" description="Optional; without the leading alias/.">
                <Input value={alias} onChange={({ detail }) => setAlias(detail.value)} />
              </FormField>
              <FormField label="Description" description="Optional.">
                <Input value={description} disabled={made.current !== null} onChange={({ detail }) => setDescription(detail.value)} />
              </FormField>
            </SpaceBetween>
          </Container>
          <Refusal error={create.error} />
        </SpaceBetween>
      </Form>
    </form>
  );
}
