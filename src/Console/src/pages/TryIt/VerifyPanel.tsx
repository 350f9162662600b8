import { KMSInvalidSignatureException, type MessageType, type SigningAlgorithmSpec, VerifyCommand } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Commands } from '../../shared/Commands';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { BytesField, bytesOf } from './BytesField';
import { offlineCommands, verifyCommands } from './commands';
import { blobOf, MessageField } from './MessageField';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';
import { useHanding } from './useHanding';
import { Verdict } from './Verdict';

/** Asks the service whether a signature holds. */
export function VerifyPanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const handing = useHanding(metadata.KeyId!);
  const [verdict, setVerdict] = useState<{ holds: boolean; type: MessageType; algorithm: string }>();
  const [message, signature] = [blobOf(shared.message), bytesOf(shared.output)];
  const verify = useAction(async () => {
    setVerdict(undefined);
    const handed = await handing.hand(shared.algorithm, message!);
    const about = { type: handed.MessageType, algorithm: shared.algorithm };
    try {
      await kms.send(new VerifyCommand({ KeyId: metadata.KeyId, SigningAlgorithm: shared.algorithm as SigningAlgorithmSpec, Signature: signature!, ...handed }));
      setVerdict({ holds: true, ...about });
    } catch (refusal) {
      if (!(refusal instanceof KMSInvalidSignatureException)) {
        throw refusal;
      }
      setVerdict({ holds: false, ...about });
    }
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setVerdict(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Verify" ready={message !== null && signature !== null} busy={verify.busy} error={verify.error} onRun={() => void verify.run()}
      share={handing.share} onStop={handing.stop}
      result={verdict && <Verdict holds={verdict.holds} what="signature" />}
      commands={verdict && (
        <>
          <Commands title="The same with aws" lines={verifyCommands(metadata.KeyId!, verdict.algorithm, verdict.type, 'message')} />
          <Commands title="Offline with openssl" lines={offlineCommands(metadata.KeyId!, verdict.algorithm, 'message')} />
        </>
      )}
    >
      <AlgorithmField names={metadata.SigningAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <MessageField label="Message" value={shared.message} onChange={(value) => edit({ message: value })} />
      <BytesField label="Signature" value={shared.output} onChange={(output) => edit({ output })} />
    </TryForm>
  );
}
