import type { ListedPayee } from '../../../../shared/contract/payees.ts';
import { AliasesDialog } from './AliasesDialog.tsx';
import { MergePayeesDialog } from './MergePayeesDialog.tsx';
import { PayeeNameForm } from './PayeeNameForm.tsx';

/** What is asked about payees before they are changed. */
export type PayeeDialog =
  | { readonly kind: 'rename' | 'aliases'; readonly payee: ListedPayee }
  /** Of one, the other one is asked for. */
  | { readonly kind: 'merge'; readonly payees: readonly ListedPayee[] };

/** The dialog that is open, if one is. */
export function PayeeDialogs({
  dialog,
  onMerged,
  onClose,
}: {
  dialog: PayeeDialog | null;
  onMerged(): void;
  onClose(): void;
}) {
  if (!dialog) return null;
  if (dialog.kind === 'merge') {
    return <MergePayeesDialog payees={dialog.payees} onMerged={onMerged} onClose={onClose} />;
  }
  if (dialog.kind === 'rename') return <PayeeNameForm payee={dialog.payee} onClose={onClose} />;
  return <AliasesDialog payee={dialog.payee} onClose={onClose} />;
}
