import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';

/** Makes what needs but a name: a user or a group. */
export function CreateNamed({ word, create }: { word: string; create: (name: string) => Promise<unknown> }) {
  const [name, setName] = useState<string | null>(null);
  const work = useAction(() => create(name!.trim()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void work.run();
  };
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={() => setName(null)}>Cancel</Button>
        <Button variant="primary" loading={work.busy} disabled={!name?.trim()} onClick={() => void work.run()}>Create {word}</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <>
      <Button variant="primary" onClick={() => setName('')}>Create {word}</Button>
      {name !== null && (
        <Modal visible header={`Create ${word}`} closeAriaLabel="Close" onDismiss={() => setName(null)} footer={footer}>
          <form onSubmit={submit}>
            <SpaceBetween size="m">
              <FormField label="Name" description="Letters, digits and + = , . @ _ - ; permissions and tags come on its page.">
                <Input value={name} autoComplete={false} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <Refusal error={work.error} />
            </SpaceBetween>
          </form>
        </Modal>
      )}
    </>
  );
}
