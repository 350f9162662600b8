import { DecryptCommand, type EncryptionAlgorithmSpec } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Commands } from '../../shared/Commands';
import { contextOf } from '../../shared/ContextFields';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { BytesField, bytesOf } from './BytesField';
import { decryptCommands } from './commands';
import { ContextSection } from './ContextSection';
import { ResultBytes } from './ResultBytes';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';

/** Decrypts what was encrypted under the key. */
export function DecryptPanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const [result, setResult] = useState<{ plaintext: Uint8Array; algorithm: string; context: Record<string, string> }>();
  const ciphertext = bytesOf(shared.output);
  const decrypt = useAction(async () => {
    setResult(undefined);
    const [algorithm, context] = [shared.algorithm, contextOf(shared.context)];
    const { Plaintext } = await kms.send(new DecryptCommand({
      KeyId: metadata.KeyId, EncryptionAlgorithm: algorithm as EncryptionAlgorithmSpec, CiphertextBlob: ciphertext!,
      ...(algorithm === 'SYMMETRIC_DEFAULT' ? { EncryptionContext: context } : {}),
    }));
    setResult({ plaintext: Plaintext!, algorithm, context });
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setResult(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Decrypt" ready={ciphertext !== null} busy={decrypt.busy} error={decrypt.error} onRun={() => void decrypt.run()}
      result={result && <ResultBytes label="Plaintext" bytes={result.plaintext} text={readable(result.plaintext)} fileName="plaintext" />}
      commands={result && <Commands title="The same with aws" lines={decryptCommands(metadata.KeyId!, result.algorithm, result.context)} />}
    >
      <AlgorithmField names={metadata.EncryptionAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <BytesField label="Ciphertext" value={shared.output} onChange={(output) => edit({ output })} />
      <ContextSection metadata={metadata} context={shared.context} onChange={(context) => edit({ context })} />
    </TryForm>
  );
}

/** The text, where the bytes are text. */
function readable(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
