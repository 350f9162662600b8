import { expect, test } from 'vitest';
import { inTurns } from './inTurns';
import { LazyMap } from './LazyMap';

const settled = () => new Promise((done) => setTimeout(done, 20));

test('A few are asked for at once, and what is wanted last comes first', async () => {
  const asked: string[] = [];
  let [running, most] = [0, 0];
  const map = new LazyMap(async (id) => {
    asked.push(id);
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    return id.toUpperCase();
  }, 2, () => undefined);

  map.want(['a', 'b', 'c', 'd']);
  map.want(['d', 'a']);
  await settled();

  expect(asked).toEqual(['a', 'b', 'd', 'c']);
  expect([most, map.size, map.get('c')]).toEqual([2, 4, 'C']);
});

test('What is refused is known to be so; what is renewed is asked for again', async () => {
  let times = 0;
  const map = new LazyMap((id) => (id === 'no' ? Promise.reject(new Error('no')) : Promise.resolve(++times)), 3, () => undefined);

  map.want(['no', 'yes']);
  await settled();
  map.want(['yes']);
  map.renew(['yes']);
  await settled();

  expect([map.get('no'), map.get('yes'), map.get('other')]).toEqual([null, 2, undefined]);
});

test('Work in turns tells of each how it went', async () => {
  const outcomes = await inTurns([1, 2, 3], 2, async (one) => {
    if (one === 2) {
      throw new Error('two');
    }
    return one * 10;
  });

  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).message))).toEqual([10, 'two', 30]);
});
