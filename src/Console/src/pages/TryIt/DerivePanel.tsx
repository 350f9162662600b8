import { DeriveSharedSecretCommand, type KeyAgreementAlgorithmSpec } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Commands } from '../../shared/Commands';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { BytesField, bytesOf } from './BytesField';
import { deriveCommands, offlineDeriveCommands } from './commands';
import { ResultBytes } from './ResultBytes';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';

/** Derives the secret that the key shares with somebody else's public key. */
export function DerivePanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const [result, setResult] = useState<{ secret: Uint8Array; algorithm: string }>();
  const publicKey = bytesOf(shared.output);
  const derive = useAction(async () => {
    setResult(undefined);
    const { SharedSecret } = await kms.send(new DeriveSharedSecretCommand({
      KeyId: metadata.KeyId, KeyAgreementAlgorithm: shared.algorithm as KeyAgreementAlgorithmSpec, PublicKey: publicKey!,
    }));
    setResult({ secret: SharedSecret!, algorithm: shared.algorithm });
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setResult(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Derive" ready={publicKey !== null} busy={derive.busy} error={derive.error} onRun={() => void derive.run()}
      result={result && (
        <ResultBytes label="Shared secret" bytes={result.secret} fileName="secret">Make keys of it by a key derivation function; it is no key itself.</ResultBytes>
      )}
      commands={result && (
        <>
          <Commands title="The same with aws" lines={deriveCommands(metadata.KeyId!, result.algorithm)} />
          <Commands title="The other side, with openssl" lines={offlineDeriveCommands(metadata.KeyId!)} />
        </>
      )}
    >
      <AlgorithmField names={metadata.KeyAgreementAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <BytesField label="The other side’s public key" description="PEM, or DER in base64." value={shared.output} onChange={(output) => edit({ output })} />
    </TryForm>
  );
}
