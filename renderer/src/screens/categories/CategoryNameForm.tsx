import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Category,
  type CategoryKind,
  categoryKindSchema,
  createCategory,
} from '../../../../shared/contract/categories.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { SegmentedControl } from '../../ui/Toggles.tsx';
import { categoryKindNames } from './categoryColumns.tsx';
import { shownPath } from './categoryRows.ts';

/** Names a new category, or gives one another name. */
export function CategoryNameForm({
  category,
  above,
  onClose,
}: {
  /** The one that is renamed; null for a new one. */
  category: Category | null;
  /** Where a new one goes; null for the top. */
  above: Category | null;
  onClose(): void;
}) {
  const sayChanged = useSayChanged();
  const [name, setName] = useState(category?.name ?? '');
  const [kind, setKind] = useState<CategoryKind>(above?.kind ?? 'expense');
  const [problem, setProblem] = useState<string | null>(null);
  const done = (message: string) => ({
    onSuccess: ({ changeSetId }: { changeSetId: string }) => {
      sayChanged(message, changeSetId);
      onClose();
    },
    onError: showErrorToast,
  });
  const create = useMutation(trpc.categories.createCategory.mutationOptions(done(`${name.trim()} is made.`)));
  const rename = useMutation(
    trpc.categories.renameCategory.mutationOptions(done(`${category?.name} is called ${name.trim()} now.`)),
  );

  function save() {
    const checked = createCategory.input.safeParse({ name, kind, parentId: above?.id ?? null });
    setProblem(checked.error?.issues[0]?.message ?? null);
    if (!checked.success) return;
    if (category) rename.mutate({ categoryId: category.id, name: checked.data.name });
    else create.mutate(checked.data);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={
        category ? `Rename “${category.name}”` : above ? `New category below ${shownPath(above.path)}` : 'New category'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="category-form" isBusy={create.isPending || rename.isPending}>
            {category ? 'Rename category' : 'Make category'}
          </Button>
        </>
      }
    >
      <form
        id="category-form"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="Name" value={name} error={problem} placeholder="Groceries" onChange={setName} />
        {!category && !above && (
          <SegmentedControl
            label="Kind"
            value={kind}
            onChange={(chosen) => setKind(chosen)}
            options={categoryKindSchema.options.map((value) => ({ value, label: categoryKindNames[value] }))}
          />
        )}
      </form>
    </Dialog>
  );
}
