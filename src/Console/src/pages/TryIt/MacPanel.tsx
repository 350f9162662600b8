import { GenerateMacCommand, type MacAlgorithmSpec } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { toBase64 } from '../../shared/bytes';
import { Commands } from '../../shared/Commands';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { macCommands, writeText } from './commands';
import { shortMessage } from './message';
import { blobOf, MessageField, textOf } from './MessageField';
import { ResultBytes } from './ResultBytes';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';

/** Makes the MAC of a short message. */
export function MacPanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const [result, setResult] = useState<{ mac: Uint8Array; algorithm: string }>();
  const message = blobOf(shared.message);
  const make = useAction(async () => {
    setResult(undefined);
    const Message = await shortMessage(message!);
    const { Mac } = await kms.send(new GenerateMacCommand({ KeyId: metadata.KeyId, MacAlgorithm: shared.algorithm as MacAlgorithmSpec, Message }));
    setResult({ mac: Mac!, algorithm: shared.algorithm });
    onShared({ output: toBase64(Mac!) });
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setResult(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Make the MAC" ready={message !== null} busy={make.busy} error={make.error} onRun={() => void make.run()}
      result={result && <ResultBytes label={`MAC by ${result.algorithm}`} bytes={result.mac} fileName="mac" />}
      commands={result && (
        <Commands title="The same with aws" lines={[...writeText(textOf(shared.message), 'message'), ...macCommands(metadata.KeyId!, result.algorithm)]} />
      )}
    >
      <AlgorithmField names={metadata.MacAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <MessageField label="Message" description="At most 4096 bytes." value={shared.message} onChange={(value) => edit({ message: value })} />
    </TryForm>
  );
}
