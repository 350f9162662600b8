import type { KeyMetadata } from '@aws-sdk/client-kms';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ComponentType, useState } from 'react';
import type { ContextPair } from '../../shared/ContextFields';
import { DecryptPanel } from './DecryptPanel';
import { DerivePanel } from './DerivePanel';
import { EncryptPanel } from './EncryptPanel';
import { MacPanel } from './MacPanel';
import { type MessageInput, noMessage } from './MessageField';
import { SignPanel } from './SignPanel';
import { VerifyMacPanel } from './VerifyMacPanel';
import { VerifyPanel } from './VerifyPanel';

/** What the panels of one key have in common: what one makes, the other checks. */
export interface Shared {
  algorithm: string;
  message: MessageInput;
  context: ContextPair[];
  /** The signature, ciphertext or MAC, in base64. */
  output: string;
}

/** What every panel is given. */
export interface PanelProperties {
  metadata: KeyMetadata;
  shared: Shared;
  onShared: (change: Partial<Shared>) => void;
}

interface Panel {
  id: string;
  label: string;
  Show: ComponentType<PanelProperties>;
}

const panels: Partial<Record<string, Panel[]>> = {
  SIGN_VERIFY: [{ id: 'sign', label: 'Sign', Show: SignPanel }, { id: 'verify', label: 'Verify', Show: VerifyPanel }],
  ENCRYPT_DECRYPT: [{ id: 'encrypt', label: 'Encrypt', Show: EncryptPanel }, { id: 'decrypt', label: 'Decrypt', Show: DecryptPanel }],
  KEY_AGREEMENT: [{ id: 'derive', label: 'Derive', Show: DerivePanel }],
  GENERATE_VERIFY_MAC: [{ id: 'mac', label: 'Make a MAC', Show: MacPanel }, { id: 'verify-mac', label: 'Verify a MAC', Show: VerifyMacPanel }],
};

/** Whether there is something to try with a key. */
export const canTry = ({ KeyUsage }: KeyMetadata) => panels[KeyUsage ?? ''] !== undefined;

/** Tries a key out: what goes in, what comes out, and the commands that do the same. */
export function TryKey({ metadata }: { metadata: KeyMetadata }) {
  const offered = panels[metadata.KeyUsage ?? ''] ?? [];
  const [chosen, setChosen] = useState(offered[0]?.id);
  const algorithms = [
    ...(metadata.SigningAlgorithms ?? []), ...(metadata.EncryptionAlgorithms ?? []), ...(metadata.MacAlgorithms ?? []), ...(metadata.KeyAgreementAlgorithms ?? []),
  ];
  const [shared, setShared] = useState<Shared>({ algorithm: algorithms.at(-1) ?? '', message: noMessage, context: [], output: '' });
  const Show = offered.find(({ id }) => id === chosen)?.Show;
  const modes = (
    <SegmentedControl
      label="What to try" selectedId={chosen ?? null} options={offered.map(({ id, label }) => ({ id, text: label }))}
      onChange={({ detail }) => setChosen(detail.selectedId)}
    />
  );
  return (
    <Container header={<Header variant="h2" actions={modes}>Try it</Header>}>
      <SpaceBetween size="m">
        {metadata.KeyState !== 'Enabled' && <Alert type="warning">The key is not enabled: the service will refuse.</Alert>}
        {Show && <Show metadata={metadata} shared={shared} onShared={(change) => setShared((old) => ({ ...old, ...change }))} />}
      </SpaceBetween>
    </Container>
  );
}
