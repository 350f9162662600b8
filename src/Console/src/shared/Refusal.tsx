import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';

/** The id under which the trail and the log know the call that was refused. */
export const requestIdOf = (error: Error) => (error as Error & { $metadata?: { requestId?: string } }).$metadata?.requestId;

/** What the service said, in its words, with the id under which the trail and the log know it. */
export function Refusal({ error }: { error: Error | undefined }) {
  if (!error) {
    return null;
  }
  const requestId = requestIdOf(error);
  return (
    <Alert type="error" header={error.name}>
      {error.message}
      {requestId && <Box variant="small" display="block">Request id {requestId}</Box>}
    </Alert>
  );
}
