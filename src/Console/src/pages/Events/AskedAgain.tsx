import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useSession } from '../../session/Session';
import { policyTexts, principalOf } from '../../shared/policyTexts';
import { Refusal } from '../../shared/Refusal';
import { useCall } from '../../shared/useCall';
import { Decisions } from '../Simulator/Decisions';
import { blankQuestion, simulate } from '../Simulator/question';
import type { Attempt } from './told';

/** What the caller's policies say now to what was denied then: the trail kept no reason. */
export function AskedAgain({ attempt: { principal, action, resource } }: { attempt: Attempt }) {
  const { iam } = useSession();
  const call = useCall(async () => {
    const asked = principalOf(principal);
    return {
      results: await simulate(iam, { ...blankQuestion(principal), actions: [action], resources: [resource] }),
      texts: asked ? await policyTexts(iam, asked) : new Map<string, string>(),
    };
  }, [principal, action, resource]);
  return (
    <SpaceBetween size="m">
      <Box>
        The trail keeps no reason for this one: the resource may be another account’s. This is what the caller’s own policies say now; where they allow it, the
        policy of the resource is what does not.
      </Box>
      {call.loading && <Spinner />}
      <Refusal error={call.error} />
      {call.data && <Decisions {...call.data} />}
    </SpaceBetween>
  );
}
