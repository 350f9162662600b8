import { EncryptionAlgorithmSpec, KeyAgreementAlgorithmSpec, type KeyMetadata, type KeyUsageType, MacAlgorithmSpec, SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { usageWords } from '../CreateKey/specs';
import { canTry, TryKey } from './TryKey';

const usages = (Object.keys(usageWords) as KeyUsageType[]).filter((KeyUsage) => canTry({ KeyId: '', KeyUsage }));

// Whether an algorithm fits, the service says.
const everyAlgorithm: Partial<Record<KeyUsageType, Partial<KeyMetadata>>> = {
  SIGN_VERIFY: { SigningAlgorithms: Object.values(SigningAlgorithmSpec) },
  ENCRYPT_DECRYPT: { EncryptionAlgorithms: Object.values(EncryptionAlgorithmSpec) },
  GENERATE_VERIFY_MAC: { MacAlgorithms: Object.values(MacAlgorithmSpec) },
  KEY_AGREEMENT: { KeyAgreementAlgorithms: Object.values(KeyAgreementAlgorithmSpec) },
};

/** Tries a key that may be used and not described: people say themselves what it is for. */
export function UndescribedKey({ keyId }: { keyId: string }) {
  const [usage, setUsage] = useState<KeyUsageType>();
  const metadata = usage && { KeyId: keyId, KeyUsage: usage, KeyState: 'Enabled' as const, ...algorithmsFor(usage) };
  return (
    <SpaceBetween size="l">
      <FormField label="What is the key for?" description="You may still be allowed to use it." stretch>
        <RadioGroup
          value={usage ?? null} onChange={({ detail }) => setUsage(detail.value as KeyUsageType)}
          items={usages.map((value) => ({ value, label: usageWords[value], description: value }))}
        />
      </FormField>
      {metadata && <TryKey metadata={metadata} key={usage} />}
    </SpaceBetween>
  );
}

const algorithmsFor = (usage: KeyUsageType) => everyAlgorithm[usage] ?? {};
