import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { EmptyState } from '../../ui/States.tsx';

export function NothingImported() {
  return (
    <EmptyState
      title="No transactions yet"
      action={
        <>
          <LinkButton to="/import" variant="primary">
            Import a bank file
          </LinkButton>
          <LinkButton to="/">Try with sample data</LinkButton>
        </>
      }
    >
      Import a file from your bank, and every transaction in it stands here, with a category and the reason for it.
    </EmptyState>
  );
}

export function NothingFound({ onClear }: { onClear(): void }) {
  return (
    <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear all filters</Button>}>
      There are transactions, but none that fits everything you asked for. Take a filter off, or all of them.
    </EmptyState>
  );
}
