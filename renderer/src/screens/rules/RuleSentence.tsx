import { Fragment } from 'react';
import type { Matcher } from '../../../../shared/contract/ruleLanguage.ts';
import { type RuleActions, type RuleConditions, type RulePhrase, rulePhrases } from './ruleWords.ts';
import { useRuleNames } from './useRuleNames.ts';

/** A rule as one sentence; its conditions stand out, so that two rules can be compared at a glance. */
export function RuleSentence({
  matcher,
  conditions,
  actions,
}: {
  matcher: Matcher;
  conditions: RuleConditions;
  actions: RuleActions;
}) {
  const { when, outcome } = rulePhrases({ matcher, conditions, actions }, useRuleNames());
  return (
    <p className="text-pretty">
      {when.length > 0 ? 'When ' : 'Always, '}
      {when.map((phrase, index) => (
        <Fragment key={`${phrase.lead}${phrase.key}`}>
          {index > 0 && (index === when.length - 1 ? ' and ' : ', ')}
          <Phrase phrase={phrase} />
        </Fragment>
      ))}
      {when.length > 0 && ', '}
      <Phrase phrase={outcome} />.
    </p>
  );
}

function Phrase({ phrase: { lead, key, tail } }: { phrase: RulePhrase }) {
  return (
    <>
      {lead}
      <span className="font-medium">{key}</span>
      {tail}
    </>
  );
}
