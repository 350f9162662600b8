import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useSession } from '../../session/Session';
import { PolicyText } from '../../shared/PolicyText';
import { policyTexts, principalOf } from '../../shared/policyTexts';
import { Refusal } from '../../shared/Refusal';
import { fits } from '../../shared/spans';
import { useCall } from '../../shared/useCall';
import { type Denial, places, resourcePolicy, type Said, titleOf, verdict } from './denial';

/** Why a call was denied, from the message that the trail kept: what lacks, and what each statement said. */
export function DecodedDenial({ message }: { message: string }) {
  const { sts, iam, kms } = useSession();
  const call = useCall(async (abortSignal) => {
    const { DecodedMessage } = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: message }), { abortSignal });
    return JSON.parse(DecodedMessage!) as Denial;
  }, [message]);
  const denial = call.data;
  // The policies as they are now. Whoever may not read them sees what was said all the same.
  const texts = useCall(async () => {
    const principal = denial && principalOf(denial.context.principal.arn);
    return {
      borne: principal ? await policyTexts(iam, principal).catch(() => new Map<string, string>()) : new Map<string, string>(),
      own: denial && (await resourcePolicy(kms, iam, denial.context.resource).catch(() => undefined)),
    };
  }, [denial]);
  if (!denial) {
    return call.loading ? <Spinner /> : <Refusal error={call.error} />;
  }

  const lacksIdentity = (denial.missing ?? []).some(({ place }) => place === 'Identity');
  const textOf = ({ source, policy }: Said) => (source === 'Resource' ? texts.data?.own : texts.data?.borne.get(policy ?? ''));
  return (
    <SpaceBetween size="m">
      <Box variant="h3">Why it was denied</Box>
      <Box>{denial.context.action} on {denial.context.resource} was denied {denial.reason}.</Box>
      {(denial.missing ?? []).map(({ place, statement }, at) => (
        <SpaceBetween size="xs" key={at}>
          <Box variant="awsui-key-label">{places[place] ?? place}</Box>
          <PolicyText label={`Statement that lacks, ${at + 1}`} text={JSON.stringify(statement, null, 2)} />
        </SpaceBetween>
      ))}
      <Box variant="h3">What each statement said</Box>
      {(denial.statements?.items ?? []).map((said, at) => (
        <Statement key={at} said={said} words={verdict(said, lacksIdentity)} text={textOf(said)} />
      ))}
      {denial.truncated && <Box>There were more statements than the trail keeps.</Box>}
    </SpaceBetween>
  );
}

function Statement({ said, words, text }: { said: Said; words: string; text: string | undefined }) {
  const type = !said.applies ? 'stopped' : said.effect === 'Deny' ? 'error' : 'success';
  const name = `${titleOf(said)}, statement ${said.number}${said.sid ? ` “${said.sid}”` : ''}`;
  return (
    <SpaceBetween size="xxs">
      <Box variant="awsui-key-label">{name}</Box>
      <StatusIndicator type={type} wrapText>{words}</StatusIndicator>
      {text && fits(text, said) && (
        <ExpandableSection headerText="Show it in its policy"><PolicyText label={name} text={text} marked={[said]} /></ExpandableSection>
      )}
      {text && !fits(text, said) && <Box variant="small">The policy has changed since.</Box>}
    </SpaceBetween>
  );
}
