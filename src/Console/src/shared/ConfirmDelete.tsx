import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Refusal } from './Refusal';
import { useAction } from './useCall';

interface Properties {
  /** What is deleted, such as "role". */
  word: string;
  /** Several of them, when an s does not make it. */
  words?: string;
  /** Of ARNs, the last part is asked for. */
  names: string[];
  /** What goes along with it, in a sentence. */
  consequence: string;
  remove: (name: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

const short = (name: string) => name.split('/').at(-1)!;

/** Deletes once its name was typed; of many, once the word "delete" was. */
export function ConfirmDelete({ word, words = `${word}s`, names, consequence, remove, onDone, onClose }: Properties) {
  const [typed, setTyped] = useState('');
  const wanted = names.length === 1 ? short(names[0]!) : 'delete';
  const [gone, setGone] = useState<readonly string[]>([]);
  const work = useAction(async () => {
    for (const name of names.filter((one) => !gone.includes(one))) {
      await remove(name);
      setGone((before) => [...before, name]);
    }
  });
  const confirm = async () => {
    if (await work.run()) {
      onDone();
    }
  };
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={gone.length > 0 ? onDone : onClose}>Cancel</Button>
        <Button variant="primary" loading={work.busy} disabled={typed !== wanted} onClick={() => void confirm()}>Delete</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible header={names.length === 1 ? `Delete ${short(names[0]!)}?` : `Delete ${names.length} ${words}?`} closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <Box>{consequence} This cannot be undone.</Box>
        {names.length > 1 && <ul>{names.map((name) => <li key={name}>{short(name)}{gone.includes(name) && ' – deleted'}</li>)}</ul>}
        <FormField label={<>To confirm, type <i>{wanted}</i></>}>
          <Input value={typed} autoComplete={false} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
        <Refusal error={work.error} />
      </SpaceBetween>
    </Modal>
  );
}
