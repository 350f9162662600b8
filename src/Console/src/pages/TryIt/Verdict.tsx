import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

/** Whether a signature or a MAC holds. */
export function Verdict({ holds, what }: { holds: boolean; what: 'signature' | 'MAC' }) {
  return holds
    ? <Box fontSize="heading-m"><StatusIndicator>The {what} holds</StatusIndicator></Box>
    : (
      <>
        <Box fontSize="heading-m"><StatusIndicator type="error">The {what} does not hold</StatusIndicator></Box>
        <Box>The message is not the one, or another key or algorithm made the {what}.</Box>
      </>
    );
}
