import { type ReactNode, useState } from 'react';
import { ConfirmDelete } from '../../shared/ConfirmDelete';

// What hangs on it and goes with it.
const consequences = {
  role: 'Its inline policies go with it, and managed policies are detached. Sessions that it has given out can do nothing any more.',
  user: 'Its access keys and inline policies go with it; it leaves its groups, and managed policies are detached.',
  group: 'Its inline policies go with it, its members leave it, and managed policies are detached. The users stay.',
  policy: 'All its versions go with it. It is detached from every user, group and role.',
} as const;

/** Asks before something is deleted; the dialogue is to be shown. */
export function useDeletion(word: keyof typeof consequences, remove: (name: string) => Promise<unknown>, onDone: () => void) {
  const [names, ask] = useState<string[]>([]);
  const dialogue: ReactNode = names.length > 0 && (
    <ConfirmDelete
      word={word} words={word === 'policy' ? 'policies' : `${word}s`} names={names} consequence={consequences[word]} remove={remove} onClose={() => ask([])}
      onDone={() => {
        ask([]);
        onDone();
      }}
    />
  );
  return { ask, dialogue };
}
