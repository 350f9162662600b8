import { expect, test } from 'vitest';
import { presignPublicKey } from './presign';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', sessionToken: 'a+b/c=' };

test('A link names the call and its end, carries no secret, and is the same for the same moment', async () => {
  const make = () =>
    presignPublicKey(new URL('http://127.0.0.1:4599'), 'arn:aws:kms:us-east-1:111122223333:key/k', 'us-east-1', credentials, 3600, new Date('2026-01-02T03:04:05Z'));
  const link = new URL(await make());

  expect(link.origin).toBe('http://127.0.0.1:4599');
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    Action: 'GetPublicKey', Version: '2014-11-01', KeyId: 'arn:aws:kms:us-east-1:111122223333:key/k', 'X-Amz-Expires': '3600',
    'X-Amz-Date': '20260102T030405Z', 'X-Amz-Credential': 'AKIDEXAMPLE/20260102/us-east-1/kms/aws4_request', 'X-Amz-Security-Token': 'a+b/c=',
  });
  expect(link.href).not.toContain('MDENG');
  expect(await make()).toBe(link.href);
});
