import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { isSymmetric } from '../../shared/keyFacts';
import { time } from '../../shared/times';
import type { KeyTabProperties } from './keyTabs';

const origins: Record<string, string> = {
  AWS_KMS: 'AWS_KMS: made by this service',
  EXTERNAL: 'EXTERNAL: imported',
  AWS_CLOUDHSM: 'AWS_CLOUDHSM: in a CloudHSM key store',
  EXTERNAL_KEY_STORE: 'EXTERNAL_KEY_STORE: outside, behind a proxy',
};

/** What a key computes, and by what. */
export function CryptographicConfiguration({ metadata: key }: KeyTabProperties) {
  const algorithms = (label: string, names: readonly string[] | undefined) => (names && names.length > 0 ? [{ label, value: names.join(', ') }] : []);
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
  return (
    <Container header={<Header variant="h2">Cryptographic configuration</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Key type', value: isSymmetric(key.KeySpec) ? 'Symmetric' : 'Asymmetric' },
          { label: 'Key spec', value: key.KeySpec },
          { label: 'Key usage', value: key.KeyUsage },
          { label: 'Origin', value: origins[key.Origin!] ?? key.Origin },
          ...algorithms('Signing algorithms', key.SigningAlgorithms),
          ...algorithms('Encryption algorithms', key.EncryptionAlgorithms),
          ...algorithms('MAC algorithms', key.MacAlgorithms),
          ...algorithms('Key agreement algorithms', key.KeyAgreementAlgorithms),
          ...fact('Current key material', key.CurrentKeyMaterialId),
          ...fact('Expiration', key.ExpirationModel && `${key.ExpirationModel}${key.ValidTo ? `, ${time(key.ValidTo)}` : ''}`),
          ...fact('Custom key store', key.CustomKeyStoreId),
          ...fact('CloudHSM cluster', key.CloudHsmClusterId),
          ...fact('External key', key.XksKeyConfiguration?.Id),
        ]}
      />
    </Container>
  );
}
