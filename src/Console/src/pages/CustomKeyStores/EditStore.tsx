import { type CustomKeyStoresListEntry, UpdateCustomKeyStoreCommand } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { draftOf, updateOf } from './fields';
import { StoreFields } from './StoreFields';

interface Properties {
  store: CustomKeyStoresListEntry;
  onSaved: () => void;
  onClose: () => void;
}

/** Changes a custom key store; most of it only while it is disconnected. */
export function EditStore({ store, onSaved, onClose }: Properties) {
  const { kms } = useSession();
  const [draft, setDraft] = useState(() => draftOf(store));
  const update = updateOf(store, draft);
  const save = useAction(async () => {
    await kms.send(new UpdateCustomKeyStoreCommand(update));
    onSaved();
  });
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onClose}>Cancel</Button>
        <Button variant="primary" loading={save.busy} disabled={Object.keys(update).length < 2} onClick={() => void save.run()}>Save changes</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible header={`Edit ${store.CustomKeyStoreName}`} closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <StoreFields draft={draft} exists onChange={setDraft} />
        <Refusal error={save.error} />
      </SpaceBetween>
    </Modal>
  );
}
