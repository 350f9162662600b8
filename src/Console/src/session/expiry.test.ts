import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { expect, test } from 'vitest';
import { expiries, watch } from './expiry';

const settled = () => new Promise((done) => setTimeout(done, 20));

async function ends(refusal: string, taken: boolean): Promise<boolean> {
  const requestHandler = { handle: () => Promise.reject(Object.assign(new Error(refusal), { name: refusal })) };
  const client = new KMSClient({ region: 'us-east-1', credentials: { accessKeyId: 'AKIA', secretAccessKey: 'x' }, maxAttempts: 1, requestHandler });
  watch(client, () => Promise.resolve(taken));
  let over = false;
  const listen = () => (over = true);
  expiries.addEventListener('over', listen);
  await expect(client.send(new ListKeysCommand({}))).rejects.toThrow(refusal);
  await settled();
  expiries.removeEventListener('over', listen);
  return over;
}

test('A session ends when its credentials are over, and not when one service does not want them or one call is refused', async () => {
  expect(await ends('ExpiredTokenException', false)).toBe(true);
  expect(await ends('InvalidClientTokenId', true)).toBe(false);
  expect(await ends('AccessDeniedException', false)).toBe(false);
});
