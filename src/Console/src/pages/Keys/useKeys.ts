import type { KMSClient } from '@aws-sdk/client-kms';
import { useEffect, useState } from 'react';
import { KeyList, type KeyRow } from './KeyList';

/** The list of keys as far as it is known. */
export interface Keys {
  list: KeyList | null;
  rows: KeyRow[];
  listing: boolean;
  error: Error | undefined;
  reload: () => void;
}

/** Lists the keys, and again when told to. */
export function useKeys(kms: KMSClient): Keys {
  const [state, setState] = useState<Omit<Keys, 'reload'>>({ list: null, rows: [], listing: true, error: undefined });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const list = new KeyList(kms, () => setState((old) => ({ ...old, list, rows: list.rows(), listing: list.listing })));
    setState((old) => ({ ...old, list, listing: true, error: undefined }));
    let left = false;
    list.list().catch((error: Error) => !left && setState((old) => ({ ...old, error })));
    return () => {
      left = true;
      list.stop();
    };
  }, [kms, turn]);
  return { ...state, reload: () => setTurn((old) => old + 1) };
}
