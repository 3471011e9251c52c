import { useMutation } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useState } from 'react';
import type { Model } from '../../../../shared/contract/models.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { countOf } from '../../ui/format.ts';
import { Meter } from '../../ui/Progress.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { DateText, Percent } from '../../ui/Values.tsx';
import { ModelDetails } from './ModelDetails.tsx';
import { accuracySentence, algorithmTexts, beatsBaseline } from './trainingWords.ts';

/** Every model that training has made; one of them is in use. */
export function ModelVersions({ models }: { models: readonly Model[] }) {
  const { locale } = usePreferences();
  const activate = useMutation(
    trpc.models.activateModel.mutationOptions({
      onSuccess: ({ model, suggestionsChanged }) =>
        showToast({
          message: `Model ${model.version} is in use; ${
            suggestionsChanged === 0
              ? 'no suggestion changed'
              : `${countOf(suggestionsChanged, 'suggestion', 'suggestions', locale)} changed`
          }.`,
        }),
      onError: showErrorToast,
    }),
  );
  return (
    <Card
      title="Model versions"
      description="Each names the exact data, seed and code it was made with, so that it can be made again. The one in use predicts."
      isFlush
    >
      {models.length === 0 ? (
        <p className="border-t border-line px-4.5 py-3.5 text-soft">
          None yet. Until there is one, suggestions come from what each payee got before and from built-in merchant
          words.
        </p>
      ) : (
        <ul aria-label="Model versions">
          {models.map((model) => (
            <ModelVersion
              key={model.id}
              model={model}
              isActivating={activate.isPending && activate.variables.modelId === model.id}
              onActivate={() => activate.mutate({ modelId: model.id })}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ModelVersion({
  model,
  isActivating,
  onActivate,
}: {
  model: Model;
  isActivating: boolean;
  onActivate(): void;
}) {
  const { locale } = usePreferences();
  const detailsId = useId();
  const [isOpen, setOpen] = useState(false);
  const { metrics } = model;
  const isBetter = beatsBaseline(metrics);
  return (
    <li className="border-t border-line px-4.5 py-3.5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2.5">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="flex flex-wrap items-center gap-x-2">
            <span className="font-semibold">Model {model.version}</span>
            {model.isActive && <Chip kind="confirmed">in use</Chip>}
            <span className="text-control font-normal text-soft">
              {algorithmTexts[model.algorithm].name} · <DateText value={model.trainingDate} />
            </span>
          </h3>
          <p className="text-control text-soft">
            {accuracySentence(metrics, locale)}
            {isBetter === false && (
              <span className="text-warn"> It does no better than repeating, so there is little reason to use it.</span>
            )}
          </p>
        </div>
        {isBetter !== null && (
          <div className="hidden w-32 sm:block">
            <div className="mb-1 text-right text-figure font-semibold">
              <Percent share={metrics.accuracy} />
            </div>
            <Meter
              label="Right, with a mark at what repeating the last category gets"
              value={metrics.accuracy}
              mark={metrics.baselineAccuracy}
              tone={isBetter ? 'accent' : 'warn'}
            />
          </div>
        )}
        <div className="flex items-center gap-2">
          {!model.isActive && (
            <Button size="small" isBusy={isActivating} onClick={onActivate} aria-label={`Use model ${model.version}`}>
              Use
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={isOpen ? <ChevronUp size={14} /> : <ChevronDown size={14} />}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            aria-label={`Details of model ${model.version}`}
            onClick={() => setOpen(!isOpen)}
          >
            Details
          </Button>
        </div>
      </div>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen && <ModelDetails model={model} />}
      </div>
    </li>
  );
}
