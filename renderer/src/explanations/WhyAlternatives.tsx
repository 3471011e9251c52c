import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { categoryName } from '../categories/categoryName.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Percent } from '../ui/Values.tsx';

export interface CategoryChoice {
  readonly categoryId: number;
  readonly categoryPath: string;
}

/** What else it could be, each to be chosen on the spot where the place allows it. */
export function WhyAlternatives({
  alternatives,
  onChoose,
}: {
  alternatives: PredictionExplanation['alternatives'];
  onChoose?(choice: CategoryChoice): void;
}) {
  return (
    <ul className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 gap-y-1.5">
      {alternatives.map(({ prediction, categoryId, probability, reason }) => (
        <li key={categoryId} className="col-span-2 grid grid-cols-subgrid items-baseline justify-items-start">
          {onChoose ? (
            <Button
              size="small"
              title={prediction}
              aria-label={`Choose ${prediction}`}
              onClick={() => onChoose({ categoryId, categoryPath: prediction })}
            >
              {categoryName(prediction)}
            </Button>
          ) : (
            <Chip title={prediction}>{categoryName(prediction)}</Chip>
          )}
          <span className="min-w-0">
            <Percent share={probability} />
            {reason && <span className="text-soft">: {reason}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
