import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { ComponentType } from 'react';
import { Events } from '../../shared/Events';
import { isSymmetric } from '../../shared/keyFacts';
import { KeyPolicy } from './policy/KeyPolicy';
import { PublicKey } from './public/PublicKey';

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
  { id: 'public', label: 'Public key', applies: (key) => !isSymmetric(key.KeySpec), Show: PublicKey },
  { id: 'activity', label: 'Activity', applies: () => true, Show: ({ metadata }) => <Events resource={metadata.Arn!} /> },
];
