import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { categoryName } from '../categories/categoryName.ts';
import { Percent } from '../ui/Values.tsx';

/** What each system said on its own, and how far they agree. */
export function WhyVotes({ votes, agreement }: { votes: PredictionExplanation['votes']; agreement: number }) {
  const hasOpinion = votes.some((vote) => vote.prediction !== null);
  return (
    <>
      <ul className="space-y-1">
        {votes.map(({ system, name, prediction, probability, isBacking }) => (
          <li key={system} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 text-soft">{name}</span>
            <span className="text-right">
              {prediction === null ? (
                <span className="text-unknown">no opinion</span>
              ) : (
                <>
                  <span title={prediction}>{categoryName(prediction)}</span>
                  {probability !== null && (
                    <>
                      {' '}
                      <Percent share={probability} />
                    </>
                  )}
                  {!isBacking && <span className="text-warn"> · sees it differently</span>}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {hasOpinion && (
        <p className="mt-1 text-small text-soft">
          Of those with an opinion, <Percent share={agreement} /> back the suggestion.
        </p>
      )}
    </>
  );
}
