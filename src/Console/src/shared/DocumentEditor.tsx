import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Difference } from './Difference';
import { JsonEditor } from './JsonEditor';
import { jsonMistake } from './json';
import { Refusal } from './Refusal';
import { useAction } from './useCall';

interface Properties {
  label: string;
  /** As it was last saved. */
  saved: string;
  /** Whether it is there at all; of a new one no difference is shown. */
  isNew?: boolean;
  save: (text: string) => Promise<unknown>;
  onSaved: () => void;
  onCancel: () => void;
}

/** Edits a document; what the change makes of it is shown before it is saved. A refused text stays. */
export function DocumentEditor({ label, saved, isNew = false, save, onSaved, onCancel }: Properties) {
  const [text, setText] = useState(saved);
  const [reviewing, setReviewing] = useState(false);
  const saving = useAction(save);
  const mistake = jsonMistake(text);
  const confirm = async () => {
    setReviewing(false);
    if (await saving.run(text)) {
      onSaved();
    }
  };
  return (
    <SpaceBetween size="m">
      <FormField label={label} stretch errorText={mistake}>
        <JsonEditor label={label} value={text} onChange={setText} />
      </FormField>
      <Refusal error={saving.error} />
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="primary" loading={saving.busy} disabled={mistake !== '' || text === saved} onClick={() => (isNew ? void confirm() : setReviewing(true))}>
          {isNew ? 'Create' : 'Review and save'}
        </Button>
      </SpaceBetween>
      {reviewing && <Difference before={saved} after={text} onConfirm={() => void confirm()} onClose={() => setReviewing(false)} />}
    </SpaceBetween>
  );
}
