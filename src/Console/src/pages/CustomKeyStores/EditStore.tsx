import { type CustomKeyStoresListEntry, UpdateCustomKeyStoreCommand } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Ask } from '../../shared/Ask';
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
  const save = () => kms.send(new UpdateCustomKeyStoreCommand(update));
  return (
    <Ask
      title={`Edit ${store.CustomKeyStoreName}`} confirm="Save changes" ready={Object.keys(update).length > 1} run={save} onDone={onSaved} onClose={onClose}
    >
      <StoreFields draft={draft} exists onChange={setDraft} />
    </Ask>
  );
}
