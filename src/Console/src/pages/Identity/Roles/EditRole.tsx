import { type Role, UpdateRoleCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Ask } from '../../../shared/Ask';

/** Changes the description and the maximum session duration of a role. */
export function EditRole({ role, onSaved }: { role: Role; onSaved: () => void }) {
  const { iam } = useSession();
  const [draft, setDraft] = useState<{ description: string; minutes: string } | null>(null);
  const begin = () => setDraft({ description: role.Description ?? '', minutes: String(role.MaxSessionDuration! / 60) });
  const save = () => iam.send(
    new UpdateRoleCommand({ RoleName: role.RoleName, Description: draft!.description, MaxSessionDuration: Math.round(Number(draft!.minutes) * 60) }),
  );
  return (
    <>
      <Button onClick={begin}>Edit</Button>
      {draft && (
        <Ask title={`Edit ${role.RoleName}`} confirm="Save changes" ready={Number(draft.minutes) > 0} run={save} onDone={onSaved} onClose={() => setDraft(null)}>
          <FormField label="Description">
            <Input value={draft.description} onChange={({ detail }) => setDraft({ ...draft, description: detail.value })} />
          </FormField>
          <FormField label="Maximum session duration" description="In minutes, from 60 to 720.">
            <Input type="number" inputMode="numeric" value={draft.minutes} onChange={({ detail }) => setDraft({ ...draft, minutes: detail.value })} />
          </FormField>
        </Ask>
      )}
    </>
  );
}
