import {
  type ContextEntry, type ContextKeyTypeEnum, type EvaluationResult, GetContextKeysForCustomPolicyCommand, GetContextKeysForPrincipalPolicyCommand,
  type IAMClient, paginateSimulateCustomPolicy, paginateSimulatePrincipalPolicy,
} from '@aws-sdk/client-iam';
import { collect } from '../../shared/useStream';

/** A condition key with its values, as somebody writes them: several with commas between. */
export interface ContextField {
  key: string;
  type: ContextKeyTypeEnum;
  values: string;
}

/** What the simulator is asked. */
export interface Question {
  /** The principal's ARN; empty to ask the document alone. */
  principal: string;
  actions: string[];
  resources: string[];
  context: ContextField[];
  /** One more policy, beside the principal's; empty for none. */
  document: string;
  /** The policy that the resources have; empty for none. */
  resourcePolicy: string;
  /** Who is asked about as the caller: with a resource policy it has to be a user. */
  caller: string;
}

/** A question about a principal of which nothing is known yet. */
export const blankQuestion = (principal: string): Question =>
  ({ principal, actions: [], resources: [], context: [], document: '', resourcePolicy: '', caller: principal.includes(':user/') ? principal : '' });

/** The context as the service takes it; lists are cut at their commas. */
export const entriesOf = (context: readonly ContextField[]): ContextEntry[] =>
  context.filter(({ key }) => key.trim()).map(({ key, type, values }) => ({
    ContextKeyName: key.trim(), ContextKeyType: type, ContextKeyValues: type.endsWith('List') ? values.split(',').map((value) => value.trim()) : [values.trim()],
  }));

/**
 * Asks the simulator, all pages.
 * @throws the service's refusal
 */
export function simulate(client: IAMClient, question: Question): Promise<EvaluationResult[]> {
  const input = {
    ActionNames: question.actions,
    ContextEntries: entriesOf(question.context),
    ...(question.resources.length > 0 ? { ResourceArns: question.resources } : {}),
    ...(question.resourcePolicy ? { ResourcePolicy: question.resourcePolicy } : {}),
    ...(question.caller ? { CallerArn: question.caller } : {}),
  };
  const documents = question.document ? [question.document] : [];
  return question.principal
    ? collect(paginateSimulatePrincipalPolicy({ client }, { ...input, PolicySourceArn: question.principal, PolicyInputList: documents }), (page) => page.EvaluationResults)
    : collect(paginateSimulateCustomPolicy({ client }, { ...input, PolicyInputList: documents }), (page) => page.EvaluationResults);
}

/**
 * The condition keys that the policies ask for.
 * @throws the service's refusal
 */
export async function contextKeys(iam: IAMClient, { principal, document }: Question): Promise<string[]> {
  const documents = document ? [document] : [];
  const answer = principal
    ? await iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: principal, PolicyInputList: documents }))
    : await iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: documents }));
  return answer.ContextKeyNames ?? [];
}
