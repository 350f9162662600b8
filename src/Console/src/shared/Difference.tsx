import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { difference } from './difference';
import './difference.css';

interface Properties {
  before: string;
  after: string;
  onConfirm: () => void;
  onClose: () => void;
}

const names = { ' ': 'kept', '-': 'removed', '+': 'added' } as const;

/** Shows what a change would make of a document, before it is saved. */
export function Difference({ before, after, onConfirm, onClose }: Properties) {
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onClose}>Back to the editor</Button>
        <Button variant="primary" onClick={onConfirm}>Save changes</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible size="large" header="Save these changes?" closeAriaLabel="Close" onDismiss={onClose} footer={footer}>
      <pre className="difference" tabIndex={0} role="region" aria-label="Difference">
        {difference(before, after).map(({ sign, text }, at) => (
          <div key={at} className={names[sign]}>{sign} {text}</div>
        ))}
      </pre>
    </Modal>
  );
}
