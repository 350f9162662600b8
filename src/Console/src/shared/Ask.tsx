import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Refusal } from './Refusal';
import { useAction } from './useCall';

interface Properties {
  title: string;
  /** What the button says that does it. */
  confirm: string;
  run: () => Promise<unknown>;
  /** Called when it was done, before it closes. */
  onDone?: () => void;
  onClose: () => void;
  /** Whether what was typed suffices. */
  ready?: boolean;
  size?: ModalProps.Size;
  children: ReactNode;
}

/** A dialogue that does one thing, shows the service's refusal, and closes when it was done; a click beside it loses nothing. */
export function Ask({ title, confirm, run, onDone, onClose, ready = true, size, children }: Properties) {
  const work = useAction(run);
  const act = async () => {
    if (await work.run()) {
      onDone?.();
      onClose();
    }
  };
  const footer = (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={onClose}>Cancel</Button>
        <Button variant="primary" loading={work.busy} disabled={!ready} onClick={() => void act()}>{confirm}</Button>
      </SpaceBetween>
    </Box>
  );
  return (
    <Modal visible size={size} header={title} closeAriaLabel="Close" onDismiss={({ detail }) => detail.reason !== 'overlay' && onClose()} footer={footer}>
      <SpaceBetween size="m">
        {children}
        <Refusal error={work.error} />
      </SpaceBetween>
    </Modal>
  );
}
