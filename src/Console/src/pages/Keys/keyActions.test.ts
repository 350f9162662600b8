import type { KeyState } from '@aws-sdk/client-kms';
import { expect, test } from 'vitest';
import { keyActions, whyNone, whyNot } from './keyActions';

const fit = (state: KeyState) => keyActions.filter((action) => !whyNot(action, { id: 'k', state })).map(({ id }) => id);

test.each<[KeyState, string[]]>([
  ['Enabled', ['disable', 'tags', 'delete']],
  ['Disabled', ['enable', 'tags', 'delete']],
  ['PendingDeletion', ['cancel']],
  ['PendingReplicaDeletion', ['cancel']],
  ['PendingImport', ['tags', 'delete']],
  ['Unavailable', ['enable', 'disable', 'tags', 'delete']],
  ['Creating', ['tags', 'delete']],
  ['Updating', ['tags']],
])('In state %s a key takes %j', (state, actions) => {
  expect(fit(state)).toEqual(actions);
});

test('A key that may not be described takes every action: the service decides', () => {
  expect(keyActions.every((action) => !whyNot(action, { id: 'k', state: undefined }))).toBe(true);
});

test('An action is offered for many keys when one of them takes it, and else says why not', () => {
  const enable = keyActions.find(({ id }) => id === 'enable')!;
  const of = (...states: KeyState[]) => whyNone(enable, states.map((state) => ({ id: state, state })));

  expect(of('Enabled', 'Disabled')).toBeUndefined();
  expect(of('Enabled')).toBe('It is enabled.');
  expect(of('Enabled', 'Enabled')).toBe('Of each: it is enabled.');
  expect(of('Enabled', 'PendingDeletion')).toBe('None of the chosen keys is in a state for it.');
});
