import { JobProgress } from '../../jobs/JobProgress.tsx';
import { Card } from '../../ui/Card.tsx';

/** How far an import is, with a way to stop it. */
export function ImportProgress({
  startedAt,
  label = 'Progress of the import',
  cancelLabel = 'Cancel the import',
}: {
  startedAt: string;
  label?: string;
  cancelLabel?: string;
}) {
  return (
    <Card>
      <JobProgress kind="import" startedAt={startedAt} label={label} cancelLabel={cancelLabel}>
        <p className="text-control text-soft">You can look at other screens meanwhile.</p>
      </JobProgress>
    </Card>
  );
}
