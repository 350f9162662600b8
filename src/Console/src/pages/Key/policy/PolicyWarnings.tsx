import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../../../session/Session';
import { locksOut, many, type PolicyDocument, unknownActions } from './policyChecks';

/** Warns of a policy that says what nobody can mean: actions that KMS does not have, and a lockout. */
export function PolicyWarnings({ text }: { text: string }) {
  const { account, arn } = useSession();
  const policy = parse(text);
  if (!policy) {
    return null;
  }
  const unknown = unknownActions(policy);
  return (
    <SpaceBetween size="xs">
      {unknown.length > 0 && (
        <Alert type="warning" header="Actions that KMS does not have">
          {unknown.map((action) => `${action} (${linesWith(text, action)})`).join(', ')}: the statement allows or denies nothing by them.
        </Alert>
      )}
      {locksOut(policy, account, arn) && (
        <Alert type="warning" header="You would lock yourself out">
          No statement lets you, or this account, call <code>kms:PutKeyPolicy</code> without a condition: nobody could change this policy again.
        </Alert>
      )}
    </SpaceBetween>
  );
}

/** A policy document; null for text that is none. */
export function parse(text: string): PolicyDocument | null {
  try {
    const policy = JSON.parse(text) as PolicyDocument | null;
    return policy && many(policy.Statement).every((statement) => statement && typeof statement === 'object') ? policy : null;
  } catch {
    return null;
  }
}

function linesWith(text: string, action: string): string {
  const lines = text.split('\n').flatMap((line, at) => (line.includes(JSON.stringify(action)) ? [at + 1] : []));
  return `line ${lines.join(', ')}`;
}
