import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { EmptyState, Skeleton } from '../../ui/States.tsx';

export function NothingImported() {
  return (
    <EmptyState
      title="Nothing to review yet"
      action={
        <>
          <LinkButton to="/import" variant="primary">
            Import a bank file
          </LinkButton>
          <LinkButton to="/">Try with sample data</LinkButton>
        </>
      }
    >
      Once transactions are in the books, the ones that need a word from you wait here, in groups that are quick to
      answer.
    </EmptyState>
  );
}

/** The calm end: what was reached, and what one could do next. */
export function AllSettled({
  skipped,
  isWaitingForMore,
  onShowSkipped,
}: {
  skipped: number;
  /** The groups shown so far are done, and the next ones are on their way. */
  isWaitingForMore: boolean;
  onShowSkipped(): void;
}) {
  if (isWaitingForMore) return <Skeleton lines={8} label="Fetching the next groups" />;
  return (
    <EmptyState
      title="Nothing waits for you"
      action={
        <>
          {skipped > 0 && (
            <Button variant="primary" onClick={onShowSkipped}>
              Look at the {skipped} skipped
            </Button>
          )}
          <LinkButton to="/import" variant={skipped > 0 ? 'secondary' : 'primary'}>
            Import the next file
          </LinkButton>
          <LinkButton to="/training">Train on your answers</LinkButton>
          <LinkButton to="/rules">Let a rule do the sure ones</LinkButton>
        </>
      }
    >
      {skipped > 0
        ? 'Every other row has its category. The ones you skipped can wait as long as you like.'
        : 'Every row has its category, and each answer you gave makes the next suggestions better.'}
    </EmptyState>
  );
}
