import type { TrainingJob } from '../../../../shared/contract/training.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { countOf, formatPercent } from '../../ui/format.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { DateText } from '../../ui/Values.tsx';
import { StartAgain } from './StartAgain.tsx';
import { algorithmTexts, durationText, isUnfinished, jobStatusTexts } from './trainingWords.ts';

/** Every training there has been, newest first. */
export function TrainingHistory({ jobs, onOpen }: { jobs: readonly TrainingJob[]; onOpen(jobId: string): void }) {
  const isTraining = jobs.some(isUnfinished);
  return (
    <Card title="Trainings so far" isFlush>
      {jobs.length === 0 ? (
        <p className="border-t border-line px-4.5 py-3.5 text-soft">None yet. The first one appears here.</p>
      ) : (
        <ul aria-label="Trainings">
          {jobs.map((job) => (
            <li key={job.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4.5 py-2.5">
              <StatusDot status={jobStatusTexts[job.status].dot} label={jobStatusTexts[job.status].words} />
              <div className="min-w-0 flex-1 basis-64">
                <div>
                  <span className="font-medium">{algorithmTexts[job.algorithm].name}</span> · <JobResult job={job} />
                </div>
                <JobFacts job={job} />
              </div>
              <div className="flex items-center gap-2">
                <StartAgain job={job} isTraining={isTraining} onStarted={(started) => onOpen(started.id)} />
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Show the training with ${algorithmTexts[job.algorithm].name}`}
                  onClick={() => onOpen(job.id)}
                >
                  Show
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function JobResult({ job }: { job: TrainingJob }) {
  const { locale } = usePreferences();
  if (job.status === 'completed' && job.metrics && job.metrics.test.rows > 0)
    return `right for ${formatPercent(job.metrics.accuracy, locale)}`;
  return jobStatusTexts[job.status].words.toLowerCase();
}

function JobFacts({ job }: { job: TrainingJob }) {
  const { locale } = usePreferences();
  return (
    <div className="text-small text-soft">
      <DateText value={job.createdAt} />
      {job.datasetSize > 0 && <> · {countOf(job.datasetSize, 'label', 'labels', locale)}</>}
      {job.startedAt && job.completedAt && <> · took {durationText(job.startedAt, job.completedAt, locale)}</>}
      {job.error !== null && job.status === 'failed' && <> · {job.error}</>}
    </div>
  );
}
