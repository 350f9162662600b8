import type { EvaluationResult } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSession } from '../../session/Session';
import { jsonMistake } from '../../shared/json';
import { policyTexts, principalOf } from '../../shared/policyTexts';
import { Refusal } from '../../shared/Refusal';
import { useAction } from '../../shared/useCall';
import { ContextFields } from './ContextFields';
import { Decisions } from './Decisions';
import { MorePolicies } from './MorePolicies';
import { blankQuestion, type Question, simulate } from './question';
import { QuestionForm } from './QuestionForm';
import { handedOver } from './results';

interface Answer {
  results: EvaluationResult[];
  texts: Map<string, string>;
}

/** What policies would say to actions on resources, and which statements make them say so. */
export function Simulator({ principal }: { principal: string }) {
  const { iam } = useSession();
  const [question, setQuestion] = useState<Question>(() => blankQuestion(principal));
  const [answer, setAnswer] = useState<Answer | null>(null);
  const change = (part: Partial<Question>) => setQuestion((old) => ({ ...old, ...part }));
  const run = useAction(async () => {
    setAnswer(null);
    const asked = principalOf(question.principal);
    const [results, texts] = await Promise.all([simulate(iam, question), asked ? policyTexts(iam, asked) : new Map<string, string>()]);
    texts.set(handedOver, question.document).set('ResourcePolicy', question.resourcePolicy);
    setAnswer({ results, texts });
  });
  const documents = [question.document, question.resourcePolicy].filter((text) => text);
  const ready = question.actions.length > 0 && (question.principal || question.document) && documents.every((text) => !jsonMistake(text));
  const button = <Button variant="primary" loading={run.busy} disabled={!ready} onClick={() => void run.run()}>Run simulation</Button>;
  return (
    <ContentLayout
      header={<Header variant="h1" description="Asks policies what they would say. Nothing is done, and key policies count only when they are given." actions={button}>Policy simulator</Header>}
    >
      <SpaceBetween size="l">
        <QuestionForm question={question} change={change} />
        <ContextFields question={question} change={change} />
        <MorePolicies question={question} change={change} />
        <Refusal error={run.error} />
        {answer && <Decisions results={answer.results} texts={answer.texts} />}
      </SpaceBetween>
    </ContentLayout>
  );
}

/** What a part of the form is given. */
export interface PartProperties {
  question: Question;
  change: (part: Partial<Question>) => void;
}
