import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { Ask } from './Ask';

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
  const [gone, setGone] = useState<readonly string[]>([]);
  const only = names.length === 1 ? short(names[0]!) : undefined;
  const wanted = only ?? 'delete';
  const run = async () => {
    for (const name of names.filter((one) => !gone.includes(one))) {
      await remove(name);
      setGone((before) => [...before, name]);
    }
  };
  return (
    <Ask
      title={`Delete ${only ?? `${names.length} ${words}`}?`} confirm="Delete" ready={typed === wanted} run={run} onDone={onDone}
      onClose={gone.length > 0 ? onDone : onClose}
    >
      <Box>{consequence} This cannot be undone.</Box>
      {!only && <ul>{names.map((name) => <li key={name}>{short(name)}{gone.includes(name) && ' – deleted'}</li>)}</ul>}
      <FormField label={<>To confirm, type <i>{wanted}</i></>}>
        <Input value={typed} autoComplete={false} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </Ask>
  );
}
