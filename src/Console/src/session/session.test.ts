import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saysOver } from './expiry';
import { isSamePrincipal, sessionName } from './Session';
import { forget, store, stored } from './stored';

const credentials = { accessKeyId: 'ASIA', secretAccessKey: 'short', sessionToken: 'token', expiration: new Date('2026-01-01T12:00:00Z') };
const before = Date.parse('2026-01-01T11:59:59Z');

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('A stored session comes back until it ends, and not when it was forgotten', () => {
  store({ credentials, region: 'us-east-1' });
  expect(stored(before)).toEqual({ credentials, region: 'us-east-1' });
  expect(stored(credentials.expiration.getTime())).toBeNull();
  expect(stored(before)).toBeNull();

  store({ credentials, region: 'us-east-1' });
  forget();
  expect(stored(before)).toBeNull();
});

test.each(['{', 'null', '{"credentials":{"accessKeyId":"AKIA","secretAccessKey":"long"},"region":"us-east-1"}'])('What lies there and is no session is passed over: %s', (text) => {
  sessionStorage.setItem('signet.session', text);

  expect(stored(before)).toBeNull();
  expect(sessionStorage.getItem('signet.session')).toBeNull();
});

test('Sessions of one role are the same somebody, users of other names are not', () => {
  const session = (name: string) => `arn:aws:sts::111122223333:assumed-role/SignerRole/${name}`;

  expect(isSamePrincipal(session('a'), session('b'))).toBe(true);
  expect(isSamePrincipal('arn:aws:iam::111122223333:user/a', 'arn:aws:iam::111122223333:user/b')).toBe(false);
});

test('A role session is named after its user, in letters that STS takes', () => {
  expect(sessionName('arn:aws:iam::111122223333:user/path/ann')).toBe('ann');
  expect(sessionName('arn:aws:iam::111122223333:user/é')).toBe('--console');
});

test('Credentials that are over are told from a refusal', () => {
  const named = (name: string) => Object.assign(new Error(), { name });

  expect(['ExpiredTokenException', 'ExpiredToken', 'UnrecognizedClientException'].every((name) => saysOver(named(name)))).toBe(true);
  expect([saysOver(named('AccessDeniedException')), saysOver(undefined)]).toEqual([false, false]);
});
