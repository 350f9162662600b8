import { KMSInvalidMacException, type MacAlgorithmSpec, VerifyMacCommand } from '@aws-sdk/client-kms';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Commands } from '../../shared/Commands';
import { useAction } from '../../shared/useCall';
import { AlgorithmField } from './AlgorithmField';
import { BytesField, bytesOf } from './BytesField';
import { verifyMacCommands } from './commands';
import { shortMessage } from './message';
import { blobOf, MessageField } from './MessageField';
import { TryForm } from './TryForm';
import type { PanelProperties, Shared } from './TryKey';
import { Verdict } from './Verdict';

/** Asks the service whether a MAC holds. */
export function VerifyMacPanel({ metadata, shared, onShared }: PanelProperties) {
  const { kms } = useSession();
  const [verdict, setVerdict] = useState<{ holds: boolean; algorithm: string }>();
  const [message, mac] = [blobOf(shared.message), bytesOf(shared.output)];
  const verify = useAction(async () => {
    setVerdict(undefined);
    const Message = await shortMessage(message!);
    try {
      await kms.send(new VerifyMacCommand({ KeyId: metadata.KeyId, MacAlgorithm: shared.algorithm as MacAlgorithmSpec, Message, Mac: mac! }));
      setVerdict({ holds: true, algorithm: shared.algorithm });
    } catch (refusal) {
      if (!(refusal instanceof KMSInvalidMacException)) {
        throw refusal;
      }
      setVerdict({ holds: false, algorithm: shared.algorithm });
    }
  });
  // What came out belongs to what went in.
  const edit = (change: Partial<Shared>) => {
    setVerdict(undefined);
    onShared(change);
  };
  return (
    <TryForm
      button="Verify" ready={message !== null && mac !== null} busy={verify.busy} error={verify.error} onRun={() => void verify.run()}
      result={verdict && <Verdict holds={verdict.holds} what="MAC" />}
      commands={verdict && <Commands title="The same with aws" lines={verifyMacCommands(metadata.KeyId!, verdict.algorithm)} />}
    >
      <AlgorithmField names={metadata.MacAlgorithms ?? []} value={shared.algorithm} onChange={(algorithm) => edit({ algorithm })} />
      <MessageField label="Message" value={shared.message} onChange={(value) => edit({ message: value })} />
      <BytesField label="MAC" value={shared.output} onChange={(output) => edit({ output })} />
    </TryForm>
  );
}
