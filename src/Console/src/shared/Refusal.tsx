import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';

interface ServiceError extends Error {
  $metadata?: { requestId?: string };
}

/** What the service said, in its words, with the id under which the trail and the log know it. */
export function Refusal({ error }: { error: Error | undefined }) {
  if (!error) {
    return null;
  }
  const { requestId } = (error as ServiceError).$metadata ?? {};
  return (
    <Alert type="error" header={error.name}>
      {error.message}
      {requestId && <Box variant="small" display="block">Request id {requestId}</Box>}
    </Alert>
  );
}
