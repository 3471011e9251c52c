import { useQuery } from '@tanstack/react-query';
import { trpc } from '../rpc/client.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { countOf } from '../ui/format.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { InlineNotice } from '../ui/States.tsx';

/** Says that rows are held back, and leads to them. */
export function HeldRowsNotice() {
  const { locale } = usePreferences();
  const count = useQuery(trpc.heldRows.listHeldRows.queryOptions({ status: 'held', limit: 1 })).data?.count ?? 0;
  if (count === 0) return null;
  return (
    <InlineNotice tone="attention" action={<LinkButton to="/held-rows">Decide on them</LinkButton>}>
      {countOf(count, 'row', 'rows', locale)} of your bank files {count === 1 ? 'is' : 'are'} held back and not in your
      books.
    </InlineNotice>
  );
}
