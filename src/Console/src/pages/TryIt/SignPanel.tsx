import { type MessageType, SignCommand, type SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { toBase64 } from '../../shared/bytes';
import { Commands } from '../../shared/Commands';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { offlineCommands, signCommands, writeText } from './commands';
import { blobOf, MessageField, textOf } from './MessageField';
import { mostRaw } from './message';
import { ResultBytes } from './ResultBytes';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';
import { useHanding } from './useHanding';

const handedAs: Record<MessageType, string> = {
  RAW: 'The message went to the service as it is.',
  DIGEST: 'The message is longer than the service takes, or the algorithm wants it so: its digest was made in this browser and signed.',
  EXTERNAL_MU: 'The message is longer than the service takes: what ML-DSA signs of it (μ, FIPS 204) was made in this browser.',
};

/** Signs a text or a file of any size. */
export function SignPanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const handing = useHanding(metadata.KeyId!);
  const [result, setResult] = useState<{ signature: Uint8Array; type: MessageType; algorithm: string }>();
  const message = blobOf(shared.message);
  const sign = useAction(async () => {
    setResult(undefined);
    const handed = await handing.hand(shared.algorithm, message!);
    const { Signature } = await kms.send(new SignCommand({ KeyId: metadata.KeyId, SigningAlgorithm: shared.algorithm as SigningAlgorithmSpec, ...handed }));
    setResult({ signature: Signature!, type: handed.MessageType, algorithm: shared.algorithm });
    onShared({ output: toBase64(Signature!) });
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setResult(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Sign" ready={message !== null} busy={sign.busy} error={sign.error} onRun={() => void sign.run()} share={handing.share} onStop={handing.stop}
      result={result && <ResultBytes label={`Signature by ${result.algorithm}`} bytes={result.signature} fileName="signature">{handedAs[result.type]}</ResultBytes>}
      commands={result && (
        <>
          <Commands
            title="The same with aws"
            lines={[...writeText(textOf(shared.message), 'message'), ...signCommands(metadata.KeyId!, result.algorithm, result.type, 'message')]}
          />
          <Commands title="Verify offline with openssl" lines={offlineCommands(metadata.KeyId!, result.algorithm, 'message')} />
        </>
      )}
    >
      <AlgorithmField names={metadata.SigningAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <MessageField
        label="Message" description={`Beyond ${mostRaw} bytes its digest is made in this browser, and signed.`}
        value={shared.message} onChange={(value) => edit({ message: value })}
      />
    </TryForm>
  );
}
