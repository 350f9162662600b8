import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { requestIdOf } from '../../shared/Refusal';
import { type KeyAction, type Target, whyNot } from './keyActions';

/** How it went with one key. */
export interface Outcome {
  id: string;
  error: Error | undefined;
}

/** How it went with each key: those that were refused, in the service's words, and those that were not. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const failed = outcomes.filter(({ error }) => error);
  return (
    <SpaceBetween size="m">
      <Alert type="error">
        Done for {outcomes.length - failed.length} of {outcomes.length} keys; {failed.length} refused.
      </Alert>
      <Table
        variant="embedded" wrapLines items={[...failed, ...outcomes.filter(({ error }) => !error)]} trackBy="id" ariaLabels={{ tableLabel: 'How it went' }}
        columnDefinitions={[
          { id: 'id', header: 'Key id', isRowHeader: true, cell: ({ id }) => id },
          {
            id: 'outcome', header: 'Outcome',
            cell: ({ error }) => (error ? (
              <>
                <StatusIndicator type="error">{error.name}</StatusIndicator>
                <Box>{error.message}</Box>
                {requestIdOf(error) && <Box variant="small">Request id {requestIdOf(error)}</Box>}
              </>
            ) : <StatusIndicator>Done</StatusIndicator>),
          },
        ]}
      />
    </SpaceBetween>
  );
}

/** The chosen keys that an action is not for, each with the reason. */
export function SkippedKeys({ action, targets }: { action: KeyAction; targets: readonly Target[] }) {
  const skipped = targets.filter((target) => whyNot(action, target));
  return skipped.length > 0 && (
    <Alert type="info" header={`Left out: ${skipped.length} of ${targets.length} keys`}>
      <ul>{skipped.map((target) => <li key={target.id}><code>{target.id}</code>: {whyNot(action, target)}</li>)}</ul>
    </Alert>
  );
}
