import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { useRef, useState } from 'react';
import { useSession } from '../../session/Session';
import { keyBits } from '../Key/public/der';
import { hand, type Handed } from './message';

/** Hands messages to Sign and Verify, and tells how far the hashing of a long one is. */
export function useHanding(keyId: string) {
  const { kms } = useSession();
  const [share, setShare] = useState<number>();
  const stopping = useRef<AbortController>(null);
  const publicKey = async () => keyBits((await kms.send(new GetPublicKeyCommand({ KeyId: keyId }))).PublicKey!);
  return {
    share,
    stop: () => stopping.current?.abort(),
    hand: async (algorithm: string, message: Blob): Promise<Handed> => {
      stopping.current = new AbortController();
      try {
        return await hand(algorithm, message, publicKey, setShare, stopping.current.signal);
      } finally {
        setShare(undefined);
      }
    },
  };
}
