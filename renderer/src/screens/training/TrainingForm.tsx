import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import { type Algorithm, algorithmSchema, type TrainingJob } from '../../../../shared/contract/training.ts';
import { useAction } from '../../actions/useAction.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { countOf } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { algorithmTexts } from './trainingWords.ts';

const largestSeed = 4_294_967_295;

/** Chooses how to train, and starts it. */
export function TrainingForm({ isTraining, onStarted }: { isTraining: boolean; onStarted(job: TrainingJob): void }) {
  const { locale } = usePreferences();
  const groupName = useId();
  const [algorithm, setAlgorithm] = useState<Algorithm>('softmax_regression');
  const [seed, setSeed] = useState<number | null>(1);
  const [epochs, setEpochs] = useState<number | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const available = useQuery(trpc.training.getTrainingData.queryOptions()).data;
  const start = useMutation(
    trpc.training.startTrainingJob.mutationOptions({ onSuccess: onStarted, onError: showErrorToast }),
  );

  const rangeStart = from ?? available?.firstDate ?? null;
  const rangeEnd = to ?? available?.lastDate ?? null;
  const isReversed = rangeStart !== null && rangeEnd !== null && rangeStart > rangeEnd;
  const reason = isTraining
    ? 'A model is being trained at this moment.'
    : !available
      ? 'It is not known yet what there is to learn from.'
      : available.missing > 0
        ? `Confirm ${countOf(available.missing, 'more transaction', 'more transactions', locale)} in Review first.`
        : isReversed
          ? 'The first day of the range is after its last day.'
          : null;

  function train() {
    start.mutate({
      algorithm,
      seed: seed ?? 1,
      ...(epochs !== null && algorithmTexts[algorithm].hasEpochs ? { epochs } : {}),
      ...((from ?? to) !== null && rangeStart !== null && rangeEnd !== null
        ? { dataRange: { start: rangeStart, end: rangeEnd } }
        : {}),
    });
  }
  useAction('startTraining', train, reason);

  return (
    <Card title="Train a model" description="It runs beside your work, on this machine, and can be cancelled.">
      <fieldset>
        <legend className="sr-only">How to learn</legend>
        <div className="grid gap-2.5 lg:grid-cols-3">
          {algorithmSchema.options.map((option) => (
            <AlgorithmChoice
              key={option}
              algorithm={option}
              groupName={groupName}
              isChosen={option === algorithm}
              onChoose={() => setAlgorithm(option)}
            />
          ))}
        </div>
      </fieldset>
      <details className="mt-3">
        <summary className="w-fit rounded-chip text-control text-soft hover:text-ink">More settings</summary>
        <div className="mt-2.5 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <DateField
            label="Learn from"
            value={from}
            error={isReversed ? 'This is after the last day.' : null}
            hint="Empty: from the first label."
            onChange={setFrom}
          />
          <DateField label="Learn up to" value={to} hint="Empty: to the last label." onChange={setTo} />
          <NumberField
            label="Seed"
            value={seed}
            min={0}
            max={largestSeed}
            hint="The same seed and labels give the same model."
            onChange={setSeed}
          />
          {algorithmTexts[algorithm].hasEpochs && (
            <NumberField
              label="At most this many epochs"
              value={epochs}
              min={1}
              max={500}
              placeholder="As the method likes"
              hint="An epoch is one pass over the labels. It stops earlier where more would not help."
              onChange={setEpochs}
            />
          )}
        </div>
      </details>
      <div className="mt-4">
        <Button
          variant="primary"
          shortcut={actions.startTraining.shortcut}
          disabledReason={reason}
          isBusy={start.isPending}
          onClick={train}
        >
          Train
        </Button>
      </div>
    </Card>
  );
}

function AlgorithmChoice({
  algorithm,
  groupName,
  isChosen,
  onChoose,
}: {
  algorithm: Algorithm;
  groupName: string;
  isChosen: boolean;
  onChoose(): void;
}) {
  const id = useId();
  const { name, what, when } = algorithmTexts[algorithm];
  return (
    <label
      htmlFor={id}
      className={`flex cursor-pointer gap-3 rounded-control border px-3 py-2.5 ${isChosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-sunk'}`}
    >
      <input
        id={id}
        type="radio"
        name={groupName}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        checked={isChosen}
        onChange={onChoose}
        aria-describedby={`${id}-what`}
      />
      <span className="min-w-0 text-control">
        <span className="block font-medium">{name}</span>
        <span id={`${id}-what`} className="mt-0.5 block text-soft">
          {what} <span className="text-ink">{when}</span>
        </span>
      </span>
    </label>
  );
}
