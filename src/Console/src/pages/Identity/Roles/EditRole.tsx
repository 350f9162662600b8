import { type Role, UpdateRoleCommand } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Refusal } from '../../../shared/Refusal';
import { useAction } from '../../../shared/useCall';

/** Changes the description and the maximum session duration of a role. */
export function EditRole({ role, onSaved }: { role: Role; onSaved: () => void }) {
  const { iam } = useSession();
  const [draft, setDraft] = useState<{ description: string; minutes: string } | null>(null);
  const save = useAction(async () => {
    await iam.send(new UpdateRoleCommand({ RoleName: role.RoleName, Description: draft!.description, MaxSessionDuration: Math.round(Number(draft!.minutes) * 60) }));
    setDraft(null);
    onSaved();
  });
  const begin = () => setDraft({ description: role.Description ?? '', minutes: String(role.MaxSessionDuration! / 60) });
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={() => setDraft(null)}>Cancel</Button>
        <Button variant="primary" loading={save.busy} disabled={!(Number(draft?.minutes) > 0)} onClick={() => void save.run()}>Save changes</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <>
      <Button onClick={begin}>Edit</Button>
      {draft && (
        <Modal visible header={`Edit ${role.RoleName}`} closeAriaLabel="Close" onDismiss={() => setDraft(null)} footer={footer}>
          <SpaceBetween size="m">
            <FormField label="Description">
              <Input value={draft.description} onChange={({ detail }) => setDraft({ ...draft, description: detail.value })} />
            </FormField>
            <FormField label="Maximum session duration" description="In minutes, from 60 to 720.">
              <Input type="number" inputMode="numeric" value={draft.minutes} onChange={({ detail }) => setDraft({ ...draft, minutes: detail.value })} />
            </FormField>
            <Refusal error={save.error} />
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
}
