import type { ReactNode } from 'react';
import { Keys } from './Keys/Keys';

interface Page {
  path: string;
  title: string;
  show: (rest: string[]) => ReactNode;
}

/** Every page: a row here is a page there. The first is where people arrive. */
export const pages: readonly Page[] = [
  { path: 'keys', title: 'Customer managed keys', show: () => <Keys /> },
];
