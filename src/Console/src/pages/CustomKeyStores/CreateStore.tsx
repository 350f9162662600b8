import { CreateCustomKeyStoreCommand } from '@aws-sdk/client-kms';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { go, linkTo } from '../../shared/useRoute';
import { creationOf, draftOf, isComplete } from './fields';
import { StoreFields } from './StoreFields';

/** Makes a custom key store; it is connected afterwards. */
export function CreateStore() {
  const { kms } = useSession();
  const [draft, setDraft] = useState(draftOf());
  const create = useAction(async () => {
    await kms.send(new CreateCustomKeyStoreCommand(creationOf(draft)));
    go('key-stores');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create.run();
  };
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" formAction="none" href={linkTo('key-stores')}>Cancel</Button>
      <Button variant="primary" formAction="submit" loading={create.busy} disabled={!isComplete(draft)}>Create custom key store</Button>
    </SpaceBetween>
  );
  return (
    <form onSubmit={submit}>
      <Form header={<Header variant="h1">Create custom key store</Header>} actions={actions}>
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Custom key store</Header>}><StoreFields draft={draft} exists={false} onChange={setDraft} /></Container>
          <Refusal error={create.error} />
        </SpaceBetween>
      </Form>
    </form>
  );
}
