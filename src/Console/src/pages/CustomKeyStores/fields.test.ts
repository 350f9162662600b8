import { expect, test } from 'vitest';
import { creationOf, draftOf, isComplete, updateOf } from './fields';

const cluster = { ...draftOf(), name: 'hsm', cluster: 'cluster-234567abcde', password: 'secret1', anchor: 'PEM' };
const proxy = { ...draftOf(), type: 'EXTERNAL_KEY_STORE' as const, name: 'xks', endpoint: 'https://x', path: '/kms/xks/v1', accessKeyId: 'A'.repeat(20), secret: 's' };

test('Each type of store asks for what is its own', () => {
  expect(isComplete(cluster)).toBe(true);
  expect(isComplete({ ...cluster, type: 'EXTERNAL_KEY_STORE' })).toBe(false);
  expect(isComplete({ ...proxy, connectivity: 'VPC_ENDPOINT_SERVICE' })).toBe(false);
  expect(creationOf(cluster)).toEqual({
    CustomKeyStoreName: 'hsm', CustomKeyStoreType: 'AWS_CLOUDHSM', CloudHsmClusterId: 'cluster-234567abcde', KeyStorePassword: 'secret1', TrustAnchorCertificate: 'PEM',
  });
  expect(creationOf(proxy)).toMatchObject({ XksProxyConnectivity: 'PUBLIC_ENDPOINT', XksProxyAuthenticationCredential: { RawSecretAccessKey: 's' } });
});

test('An update names what changed, and no secret that was not typed', () => {
  const store = { CustomKeyStoreId: 'cks-1', CustomKeyStoreName: 'xks', CustomKeyStoreType: 'EXTERNAL_KEY_STORE' as const, XksProxyConfiguration: { Connectivity: 'PUBLIC_ENDPOINT' as const, UriEndpoint: 'https://x', UriPath: '/kms/xks/v1', AccessKeyId: 'A' } };

  expect(updateOf(store, { ...draftOf(store), name: 'new', path: '/b/kms/xks/v1' })).toEqual({ CustomKeyStoreId: 'cks-1', NewCustomKeyStoreName: 'new', XksProxyUriPath: '/b/kms/xks/v1' });
});
