import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useId } from 'react';
import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { categoryName } from '../categories/categoryName.ts';
import { trpc } from '../rpc/client.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { InlineNotice, Skeleton } from '../ui/States.tsx';
import { type CategoryChoice, WhyAlternatives } from './WhyAlternatives.tsx';
import { WhyHeading, type WhyLevel, WhyPart } from './WhyHeading.tsx';
import { WhySimilar } from './WhySimilar.tsx';
import { WhySum } from './WhySum.tsx';
import { WhyVotes } from './WhyVotes.tsx';
import { confidenceSentence, oneOfSentence } from './whyWords.ts';

export interface WhyPanelProps {
  readonly transactionId: number;
  readonly level: WhyLevel;
  /** Takes an alternative. Without it they are only shown. */
  onChoose?(choice: CategoryChoice): void;
  readonly headingRef?: Ref<HTMLHeadingElement>;
}

/** Why a transaction was given its category, or none: reasons that add up, what else it could be, what it is like. */
export function WhyPanel({ transactionId, level, onChoose, headingRef }: WhyPanelProps) {
  const titleId = useId();
  const { locale } = usePreferences();
  const query = useQuery(
    trpc.explanations.explainPrediction.queryOptions({ transactionId, locale }, { placeholderData: keepPreviousData }),
  );
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={6} label="Finding the reasons" />;
  // While the next row is on its way the last reasons stay, faded, so that walking through rows does not flicker.
  const isCurrent = query.data.transactionId === transactionId;
  return (
    <section
      aria-labelledby={titleId}
      aria-busy={!isCurrent}
      className={`transition-opacity duration-150 ${isCurrent ? '' : 'opacity-50'}`}
    >
      <WhyHeading level={level} id={titleId} ref={headingRef}>
        {headlineOf(query.data)}
      </WhyHeading>
      <Reasons explanation={query.data} level={level} {...(onChoose && isCurrent ? { onChoose } : {})} />
    </section>
  );
}

function headlineOf({ prediction }: PredictionExplanation): string {
  return prediction === null ? 'Why no suggestion?' : `Why ${categoryName(prediction)}?`;
}

function Reasons({
  explanation,
  level,
  onChoose,
}: {
  explanation: PredictionExplanation;
  level: WhyLevel;
  onChoose?(choice: CategoryChoice): void;
}) {
  const { locale } = usePreferences();
  return (
    <>
      {explanation.prediction === null ? (
        <p className="text-soft">
          {explanation.abstention ?? 'Nothing is known yet about transactions like this one.'}
        </p>
      ) : (
        <p className="text-soft">{confidenceSentence(explanation, locale)}</p>
      )}
      {explanation.oneOf && explanation.oneOf.predictions.length > 1 && (
        <p className="mt-1 text-soft">{oneOfSentence(explanation.oneOf, locale)}</p>
      )}
      {explanation.mainFactors.length > 0 && <WhySum explanation={explanation} />}
      {explanation.alternatives.length > 0 && (
        <WhyPart level={level} title={explanation.prediction === null ? 'It could be' : 'It could also be'}>
          <WhyAlternatives alternatives={explanation.alternatives} {...(onChoose ? { onChoose } : {})} />
        </WhyPart>
      )}
      {explanation.similar.length > 0 && (
        <WhyPart level={level} title="Most like">
          <WhySimilar similar={explanation.similar} />
        </WhyPart>
      )}
      {explanation.uncertaintySource.length > 0 && (
        <WhyPart level={level} title="What makes it less sure">
          <ul className="list-disc space-y-0.5 pl-4.5 text-soft">
            {explanation.uncertaintySource.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </WhyPart>
      )}
      {explanation.votes.length > 0 && (
        <WhyPart level={level} title="Who says what">
          <WhyVotes votes={explanation.votes} agreement={explanation.agreement} />
        </WhyPart>
      )}
      <div className="mt-4 break-inside-avoid">
        <InlineNotice tone="good">
          {[explanation.automation, explanation.recommendedAction].filter(Boolean).join(' ')}
        </InlineNotice>
      </div>
    </>
  );
}
