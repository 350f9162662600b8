import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import type { KeyAction } from './keyActions';

interface Properties {
  action: KeyAction;
  keyIds: string[];
  onDone: () => void;
  onClose: () => void;
}

/** Says in words what is about to happen, and then does it, key by key. */
export function ConfirmAction({ action, keyIds, onDone, onClose }: Properties) {
  const { kms } = useSession();
  const work = useAction(async () => {
    for (const keyId of keyIds) {
      await action.run(kms, keyId);
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
        <Button variant="link" onClick={onClose}>Cancel</Button>
        <Button variant="primary" loading={work.busy} onClick={() => void confirm()}>Confirm</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible header={action.title} closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <Box>{action.warning(keyIds.length)}</Box>
        <ul>{keyIds.map((keyId) => <li key={keyId}><code>{keyId}</code></li>)}</ul>
        <Refusal error={work.error} />
      </SpaceBetween>
    </Modal>
  );
}
