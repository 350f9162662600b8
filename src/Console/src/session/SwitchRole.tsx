import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Refusal } from '../shared/Refusal';
import { useAction } from '../shared/useCall';
import { assume, type Session } from './Session';

interface Properties {
  session: Session;
  onSwitched: (session: Session) => void;
  onClose: () => void;
}

/** Takes a role on, of this account or of another. */
export function SwitchRole({ session, onSwitched, onClose }: Properties) {
  const [account, setAccount] = useState(session.account);
  const [role, setRole] = useState('');
  const [externalId, setExternalId] = useState('');
  const change = useAction(async () => {
    // A role session may not take on what its user may: the user asks, as in AWS's console.
    const user = session.before ?? session;
    onSwitched(await assume(user, { roleArn: `arn:aws:iam::${account.trim()}:role/${role.trim()}`, externalId: externalId.trim() }));
  });
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onClose}>Cancel</Button>
        <Button variant="primary" loading={change.busy} disabled={!role.trim() || !/^\d{12}$/.test(account.trim())} onClick={() => void change.run()}>
          Switch role
        </Button>
      </SpaceBetween>
    </Box>
  );

  return (
    <Modal visible header="Switch role" closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <SpaceBetween size="m">
        <FormField label="Account"><Input value={account} onChange={({ detail }) => setAccount(detail.value)} /></FormField>
        <FormField label="Role name"><Input value={role} onChange={({ detail }) => setRole(detail.value)} /></FormField>
        <FormField label="External id" description="If the role’s trust policy asks for one.">
          <Input value={externalId} onChange={({ detail }) => setExternalId(detail.value)} />
        </FormField>
        <Refusal error={change.error} />
      </SpaceBetween>
    </Modal>
  );
}
