import type { EvaluationResult } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { PolicyText } from '../../shared/PolicyText';
import { decisions, matchedPolicies, missingOf } from './results';

interface Properties {
  results: EvaluationResult[];
  /** The documents, by what the simulator calls them. */
  texts: ReadonlyMap<string, string>;
}

/** What was decided of each action on each resource, and why. */
export function Decisions({ results, texts }: Properties) {
  return (
    <Container header={<Header variant="h2" counter={`(${results.length})`}>Decisions</Header>}>
      <SpaceBetween size="l">
        {results.map((result) => (
          <SpaceBetween size="xs" key={`${result.EvalActionName} ${result.EvalResourceName}`}>
            <Box variant="h3">{result.EvalActionName} on {result.EvalResourceName === '*' ? 'every resource' : result.EvalResourceName}</Box>
            <StatusIndicator type={result.EvalDecision === 'allowed' ? 'success' : 'error'}>{decisions[result.EvalDecision ?? ''] ?? result.EvalDecision}</StatusIndicator>
            {result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false && <Box>The permissions boundary does not allow it.</Box>}
            {missingOf(result).length > 0 && <Box>Condition keys that policies ask for and that were not given: {missingOf(result).join(', ')}</Box>}
            {matchedPolicies(result, texts).map(({ name, text, spans }) => (
              <ExpandableSection key={name} defaultExpanded headerText={`${name}: ${spans.length === 1 ? 'the statement' : `${spans.length} statements`} that decided`} headingTagOverride="h4">
                {text ? <PolicyText label={`Policy ${name}`} text={text} marked={spans} /> : <Box>Its document is not one that was asked for here.</Box>}
              </ExpandableSection>
            ))}
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Container>
  );
}
