import type { Policy } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import type { Bearer } from '../../shared/bearers';
import { PolicyChoice } from './PolicyChoice';

interface Properties {
  bearer: Bearer;
  name: string;
  /** The ARNs of those that are attached already. */
  has: string[];
  onDone: () => void;
  onClose: () => void;
}

/** Attaches managed policies to a user, group or role. */
export function AttachPolicies({ bearer, name, has, onDone, onClose }: Properties) {
  const { iam } = useSession();
  const [chosen, setChosen] = useState<Policy[]>([]);
  const attach = useAction(async () => {
    for (const { Arn } of chosen) {
      await bearer.attach(iam, name, Arn!);
    }
    onDone();
  });
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onClose}>Cancel</Button>
        <Button variant="primary" loading={attach.busy} disabled={chosen.length === 0} onClick={() => void attach.run()}>Attach</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible size="large" header={`Attach policies to ${name}`} closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <PolicyChoice without={has} chosen={chosen} onChange={setChosen} />
        <Refusal error={attach.error} />
      </SpaceBetween>
    </Modal>
  );
}
