import { KMSClient } from '@aws-sdk/client-kms';
import { expect, test } from 'vitest';
import { concernsOf, statesOf } from './attention';
import { forget, survey } from './survey';
import { refusals, signatures, trafficOf } from './traffic';

const now = new Date('2026-06-30T12:00:30Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const key = (KeyId: string, more: object, used?: Date | null) => ({ metadata: { KeyId, KeyState: 'Enabled' as const, CreationDate: ago(400), ...more }, used });

test('What is due first comes first, idle keys last; a key in good order is no concern', () => {
  const concerns = concernsOf([
    key('idle', {}, ago(120)),
    key('never', {}, null),
    key('busy', {}, ago(1)),
    key('new', { CreationDate: ago(3) }, null),
    key('unknown', {}, undefined),
    key('expiring', { ValidTo: ago(-10) }, ago(1)),
    key('lasting', { ValidTo: ago(-100) }, ago(1)),
    key('dying', { KeyState: 'PendingDeletion', DeletionDate: ago(-7) }),
    key('empty', { KeyState: 'PendingImport' }),
  ], now);

  expect(concerns.map(({ keyId }) => keyId)).toEqual(['empty', 'dying', 'expiring', 'never', 'idle']);
  expect(concerns[1]!.what).toBe('is deleted on 2026-07-07');
});

test('States are counted, the most frequent first', () => {
  expect(statesOf([key('a', { KeyState: 'Disabled' }), key('b', {}), key('c', {})])).toEqual([{ x: 'Enabled (2)', y: 2 }, { x: 'Disabled (1)', y: 1 }]);
});

test('Events are sorted into minutes; a refused Sign is no signature', () => {
  const event = (time: string, EventName: string, record = '{}') => ({ EventTime: new Date(time), EventName, CloudTrailEvent: record });
  const events = [
    event('2026-06-30T12:00:10Z', 'Sign'), event('2026-06-30T12:00:05Z', 'Sign', '{"errorCode":"AccessDenied"}'), event('2026-06-30T11:58:59Z', 'Sign'),
    event('2026-06-30T11:57:59Z', 'Sign'),
  ];
  const all = trafficOf(events, signatures, now, false);

  expect(all.series).toHaveLength(60);
  expect(all.series.at(-1)).toEqual({ x: new Date('2026-06-30T12:00:00Z'), y: 1 });
  expect(trafficOf(events, signatures, now, true).series.map(({ y }) => y)).toEqual([1, 0, 1]);
  expect(trafficOf(events, refusals, now, true).series.map(({ y }) => y)).toEqual([0, 0, 1]);
});

/** A client of an account with three keys, one of which may not be read; it notes which keys it is asked about. */
function smallAccount() {
  const asked: string[] = [];
  const send = async ({ constructor: { name }, input: { KeyId } }: { constructor: { name: string }; input: { KeyId: string } }) => {
    if (name === 'ListKeysCommand') {
      return { Keys: ['a', 'closed', 'c'].map((id) => ({ KeyId: id })) };
    }
    asked.push(`${name} ${KeyId}`);
    if (KeyId === 'closed') {
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    }
    return name === 'DescribeKeyCommand' ? { KeyMetadata: { KeyId, KeyState: 'Enabled' } } : { KeyLastUsage: { Timestamp: now } };
  };
  return { asked, kms: Object.assign(new KMSClient({ region: 'us-east-1' }), { send }) };
}

test('A survey goes on where it stopped, and tells of keys that may not be read', async () => {
  const { asked, kms } = smallAccount();
  const { signal } = new AbortController();

  expect(await survey(kms, 1, signal, () => {})).toMatchObject({ total: 3, looked: 1, closed: 0, keys: [{ used: now }] });
  expect(await survey(kms, Infinity, signal, () => {})).toMatchObject({ total: 3, looked: 3, closed: 1 });
  await survey(kms, Infinity, signal, () => {});
  expect(asked).toEqual(['DescribeKeyCommand a', 'GetKeyLastUsageCommand a', 'DescribeKeyCommand closed', 'DescribeKeyCommand c', 'GetKeyLastUsageCommand c']);

  forget(kms);
  await survey(kms, 1, signal, () => {});
  expect(asked.slice(5)).toEqual(['DescribeKeyCommand a', 'GetKeyLastUsageCommand a']);
});
