import { EncryptCommand, type EncryptionAlgorithmSpec } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { toBase64 } from '../../shared/bytes';
import { Commands } from '../../shared/Commands';
import { contextOf } from '../../shared/ContextFields';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { encryptCommands, offlineEncryptCommands, writeText } from './commands';
import { ContextSection } from './ContextSection';
import { mostRaw } from './message';
import { blobOf, MessageField, textOf } from './MessageField';
import { ResultBytes } from './ResultBytes';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';

/** Encrypts a short text or file. */
export function EncryptPanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const [result, setResult] = useState<{ ciphertext: Uint8Array; algorithm: string; context: Record<string, string> }>();
  const plaintext = blobOf(shared.message);
  const encrypt = useAction(async () => {
    setResult(undefined);
    if (plaintext!.size > mostRaw) {
      throw new Error(`The service encrypts at most ${mostRaw} bytes. For more, encrypt with a data key (GenerateDataKey), as signet encrypt does.`);
    }
    const [algorithm, context] = [shared.algorithm, contextOf(shared.context)];
    const { CiphertextBlob } = await kms.send(new EncryptCommand({
      KeyId: metadata.KeyId, EncryptionAlgorithm: algorithm as EncryptionAlgorithmSpec, Plaintext: new Uint8Array(await plaintext!.arrayBuffer()),
      ...(algorithm === 'SYMMETRIC_DEFAULT' ? { EncryptionContext: context } : {}),
    }));
    setResult({ ciphertext: CiphertextBlob!, algorithm, context });
    onShared({ output: toBase64(CiphertextBlob!) });
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setResult(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Encrypt" ready={plaintext !== null} busy={encrypt.busy} error={encrypt.error} onRun={() => void encrypt.run()}
      result={result && <ResultBytes label="Ciphertext" bytes={result.ciphertext} fileName="ciphertext" />}
      commands={result && (
        <>
          <Commands
            title="The same with aws"
            lines={[...writeText(textOf(shared.message), 'plaintext'), ...encryptCommands(metadata.KeyId!, result.algorithm, result.context)]}
          />
          <Commands title="Encrypt offline with openssl" lines={offlineEncryptCommands(metadata.KeyId!, result.algorithm)} />
        </>
      )}
    >
      <AlgorithmField names={metadata.EncryptionAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <MessageField label="Plaintext" description={`At most ${mostRaw} bytes; with RSA fewer.`} value={shared.message} onChange={(message) => edit({ message })} />
      <ContextSection metadata={metadata} context={shared.context} onChange={(context) => edit({ context })} />
    </TryForm>
  );
}
