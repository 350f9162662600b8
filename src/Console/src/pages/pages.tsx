import type { ReactNode } from 'react';
import { Events } from '../shared/Events';
import { CreateKey } from './CreateKey/CreateKey';
import { ImportMaterial } from './Import/ImportMaterial';
import { Key } from './Key/Key';
import { Keys } from './Keys/Keys';
import { TryIt } from './TryIt/TryIt';

interface Page {
  path: string;
  title: string;
  /** Whether it stands in the navigation; the others are reached from where they belong. */
  listed: boolean;
  show: (rest: string[]) => ReactNode;
}

/** Every page: a row here is a page there. The first is where people arrive. */
export const pages: readonly Page[] = [
  { path: 'keys', title: 'Customer managed keys', listed: true, show: () => <Keys /> },
  { path: 'key', title: 'Key', listed: false, show: ([id, tab]) => <Key keyId={id ?? ''} tab={tab} key={id} /> },
  { path: 'create-key', title: 'Create key', listed: true, show: () => <CreateKey /> },
  { path: 'import', title: 'Import key material', listed: false, show: ([id]) => <ImportMaterial keyId={id ?? ''} key={id} /> },
  { path: 'try', title: 'Try it', listed: true, show: ([id]) => <TryIt keyId={id ?? ''} /> },
  { path: 'events', title: 'Event history', listed: true, show: () => <Events /> },
];
