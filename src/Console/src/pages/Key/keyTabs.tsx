import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { ComponentType } from 'react';
import { Events } from '../../shared/Events';
import { isSymmetric } from '../../shared/keyFacts';
import { canTry, TryKey } from '../TryIt/TryKey';
import { Aliases } from './Aliases';
import { CryptographicConfiguration } from './CryptographicConfiguration';
import { Grants } from './grants/Grants';
import { Material } from './material/Material';
import { KeyPolicy } from './policy/KeyPolicy';
import { PublicKey } from './public/PublicKey';
import { Regionality } from './Regionality';
import { Tags } from './Tags';

/** What every tab is given. */
export interface KeyTabProperties {
  keyId: string;
  metadata: KeyMetadata;
  /** Asks for the key again, after a change that its metadata tells of. */
  reload: () => void;
}

interface KeyTab {
  id: string;
  label: string;
  applies: (key: KeyMetadata) => boolean;
  Show: ComponentType<KeyTabProperties>;
}

/** The tabs of a key's page, in order: a row here is a tab there. */
export const keyTabs: readonly KeyTab[] = [
  { id: 'policy', label: 'Key policy', applies: () => true, Show: KeyPolicy },
  { id: 'try', label: 'Try it', applies: canTry, Show: TryKey },
  { id: 'cryptography', label: 'Cryptographic configuration', applies: () => true, Show: CryptographicConfiguration },
  { id: 'public', label: 'Public key', applies: (key) => !isSymmetric(key.KeySpec), Show: PublicKey },
  { id: 'material', label: 'Key material and rotations', applies: hasMaterials, Show: Material },
  { id: 'grants', label: 'Grants', applies: () => true, Show: Grants },
  { id: 'aliases', label: 'Aliases', applies: () => true, Show: Aliases },
  { id: 'tags', label: 'Tags', applies: () => true, Show: Tags },
  { id: 'regions', label: 'Regionality', applies: (key) => key.MultiRegion === true, Show: Regionality },
  { id: 'activity', label: 'Activity', applies: () => true, Show: ({ metadata }) => <Events resource={metadata.Arn!} /> },
];

// Material that lies elsewhere is not ours to rotate, and that of asymmetric keys is never changed.
function hasMaterials({ KeySpec, Origin }: KeyMetadata): boolean {
  return Origin === 'EXTERNAL' || (Origin === 'AWS_KMS' && KeySpec === 'SYMMETRIC_DEFAULT');
}
