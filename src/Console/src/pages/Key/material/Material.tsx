import { DeleteImportedKeyMaterialCommand, paginateListKeyRotations, type RotationsListEntry } from '@aws-sdk/client-kms';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Ask } from '../../../shared/Ask';
import { isGoing } from '../../../shared/keyFacts';
import { ListTable } from '../../../shared/ListTable';
import { useCall } from '../../../shared/useCall';
import { collect } from '../../../shared/useStream';
import { linkTo } from '../../../shared/useRoute';
import type { KeyTabProperties } from '../keyTabs';
import { materialColumns, theOneMaterial } from './materialColumns';
import { Rotation } from './Rotation';

/** The key's materials, past, present and to come; rotation and import. */
export function Material({ keyId, metadata, reload }: KeyTabProperties) {
  const { kms } = useSession();
  const imported = metadata.Origin === 'EXTERNAL';
  const symmetric = metadata.KeySpec === 'SYMMETRIC_DEFAULT';
  const [chosen, setChosen] = useState<RotationsListEntry | null>(null);
  const [deleting, setDeleting] = useState(false);
  // Only keys for symmetric encryption have more than one; of the others the metadata tells all.
  const call = useCall(async (abortSignal) => {
    const wish = { KeyId: keyId, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' as const };
    return symmetric ? collect(paginateListKeyRotations({ client: kms }, wish, { abortSignal }), (page) => page.Rotations) : [];
  }, [keyId, metadata.CurrentKeyMaterialId, metadata.KeyState]);
  const renew = () => {
    setChosen(null);
    call.reload();
    reload();
  };
  const deletable = imported && metadata.KeyState !== 'PendingImport';
  const importing = imported && (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        disabled={!deletable || (symmetric && !chosen)} disabledReason={deletable ? 'Choose a key material.' : 'There is none.'}
        onClick={() => setDeleting(true)}
      >
        Delete key material
      </Button>
      <Button variant="primary" href={linkTo('import', keyId)} disabled={isGoing(metadata.KeyState)}>Import key material</Button>
    </SpaceBetween>
  );
  return (
    <SpaceBetween size="l">
      {symmetric && <Rotation keyId={keyId} metadata={metadata} reload={renew} />}
      <ListTable
        title="Key materials" call={call} trackBy={({ KeyMaterialId }) => KeyMaterialId!} actions={importing}
        description={symmetric ? 'The current one encrypts; the others decrypt what they encrypted.' : undefined}
        empty={symmetric ? 'No key material' : theOneMaterial(metadata)}
        {...(imported && symmetric ? { chosen, onChoose: setChosen } : {})}
        columns={materialColumns(imported)}
      />
      {deleting && (
        <Ask
          title="Delete key material?" confirm="Delete key material" onDone={renew} onClose={() => setDeleting(false)}
          run={() => kms.send(new DeleteImportedKeyMaterialCommand({ KeyId: keyId, ...(chosen ? { KeyMaterialId: chosen.KeyMaterialId } : {}) }))}
        >
          <Box>The key cannot be used until the same bytes are imported again. The service keeps no copy: make sure that you have one.</Box>
        </Ask>
      )}
    </SpaceBetween>
  );
}
