import type { EvaluationResult, Statement } from '@aws-sdk/client-iam';
import type { Span } from '../../shared/spans';

/** A document and the statements of it that decided. */
export interface MatchedPolicy {
  name: string;
  /** Undefined when the document cannot be read. */
  text: string | undefined;
  spans: Span[];
}

/** What the simulator calls the one document that it is handed. */
export const handedOver = 'PolicyInputList.1';

/** The statements that decided, by their policies. */
export function matchedPolicies({ MatchedStatements }: EvaluationResult, texts: ReadonlyMap<string, string>): MatchedPolicy[] {
  const policies = new Map<string, MatchedPolicy>();
  for (const statement of MatchedStatements ?? []) {
    const name = statement.SourcePolicyId ?? 'Policy';
    const policy = policies.get(name) ?? { name, text: texts.get(name), spans: [] };
    policy.spans.push(spanOf(statement));
    policies.set(name, policy);
  }
  return [...policies.values()];
}

// The simulator tells the place behind each brace.
const spanOf = ({ StartPosition, EndPosition }: Statement): Span => ({
  start: { line: StartPosition?.Line ?? 0, column: (StartPosition?.Column ?? 0) - 1 },
  end: { line: EndPosition?.Line ?? 0, column: (EndPosition?.Column ?? 0) - 1 },
});

/** What a decision comes to, in words. */
export const decisions: Record<string, string> = {
  allowed: 'Allowed', explicitDeny: 'Denied by a statement', implicitDeny: 'Denied: no statement allows it',
};

/** The condition keys that were asked for and not given, wherever the answer tells of them. */
export const missingOf = (result: EvaluationResult): string[] =>
  [...new Set([...(result.MissingContextValues ?? []), ...(result.ResourceSpecificResults ?? []).flatMap(({ MissingContextValues }) => MissingContextValues ?? [])])];
