import { PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useSession } from '../../../session/Session';
import { Ask } from '../../../shared/Ask';
import { DifferenceView } from '../../../shared/DifferenceView';
import { locksOut } from './policyChecks';
import { parse, PolicyWarnings } from './PolicyWarnings';

interface Properties {
  keyId: string;
  before: string;
  after: string;
  onSaved: () => void;
  onClose: () => void;
}

/** Shows what would change in a policy, warns, and saves it. */
export function ReviewPolicy({ keyId, before, after, onSaved, onClose }: Properties) {
  const { kms, account, arn } = useSession();
  const [bypass, setBypass] = useState(false);
  const policy = parse(after);
  const command = () => new PutKeyPolicyCommand({
    KeyId: keyId, PolicyName: 'default', Policy: after, ...(bypass ? { BypassPolicyLockoutSafetyCheck: true } : {}),
  });
  return (
    <Ask size="large" title="Save these changes?" confirm="Save changes" run={() => kms.send(command())} onDone={onSaved} onClose={onClose}>
      <DifferenceView before={before} after={after} />
      <PolicyWarnings text={after} />
      {policy && locksOut(policy, account, arn) && (
        <Checkbox checked={bypass} onChange={({ detail }) => setBypass(detail.checked)}>
          Save it all the same, without the service’s check (BypassPolicyLockoutSafetyCheck)
        </Checkbox>
      )}
    </Ask>
  );
}
