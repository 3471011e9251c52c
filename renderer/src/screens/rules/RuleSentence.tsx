import { Fragment } from 'react';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { type RuleActions, type RuleConditions, type RulePhrase, rulePhrases } from './ruleWords.ts';

/** A rule as one sentence; its conditions stand out, so that two rules can be compared at a glance. */
export function RuleSentence({ conditions, actions }: { conditions: RuleConditions; actions: RuleActions }) {
  const { locale } = usePreferences();
  const { when, outcome } = rulePhrases(conditions, actions, locale);
  return (
    <p className="text-pretty">
      When{' '}
      {when.map((phrase, index) => (
        <Fragment key={phrase.lead}>
          {index > 0 && (index === when.length - 1 ? ' and ' : ', ')}
          <Phrase phrase={phrase} />
        </Fragment>
      ))}
      , <Phrase phrase={outcome} />.
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
