import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { DifferenceView } from './DifferenceView';

interface Properties {
  before: string;
  after: string;
  onConfirm: () => void;
  onClose: () => void;
}

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
      <DifferenceView before={before} after={after} />
    </Modal>
  );
}
