import type { Policy } from '@aws-sdk/client-iam';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { Ask } from '../../shared/Ask';
import type { Bearer } from '../../shared/bearers';
import { PolicyChoice } from './PolicyChoice';

interface Properties {
  bearer: Bearer;
  name: string;
  /** The ARNs of those that are attached already. */
  has: string[];
  onDone: () => void;
  onClose: () => void;
}

/** Attaches managed policies to a user, group or role. */
export function AttachPolicies({ bearer, name, has, onDone, onClose }: Properties) {
  const { iam } = useSession();
  const [chosen, setChosen] = useState<Policy[]>([]);
  const attach = async () => {
    for (const { Arn } of chosen) {
      await bearer.attach(iam, name, Arn!);
    }
  };
  return (
    <Ask title={`Attach policies to ${name}`} confirm="Attach" size="large" ready={chosen.length > 0} run={attach} onDone={onDone} onClose={onClose}>
      <PolicyChoice without={has} chosen={chosen} onChange={setChosen} />
    </Ask>
  );
}
