import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkChange } from '../../../../shared/contract/bulkEdit.ts';
import { useCategories } from '../../categories/useCategories.ts';
import { trpc } from '../../rpc/client.ts';
import { Combobox } from '../../ui/Combobox.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TagsField } from './TagsField.tsx';

const unchanged = 'As it is';

/** The choices of a person as a change: fields that are left empty are not part of it. */
export function BulkEditForm({ change, onChange }: { change: BulkChange; onChange(change: BulkChange): void }) {
  const { options, offered } = useCategories();
  const { categoryId } = change;
  const set = (fields: Partial<BulkChange>) => onChange(definedOf({ ...change, ...fields }));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Combobox
        label="Category"
        placeholder={categoryId === null ? 'No category' : unchanged}
        value={categoryId === undefined || categoryId === null ? null : String(categoryId)}
        options={[{ value: '', label: unchanged }, ...offered]}
        {...(typeof categoryId === 'number'
          ? { valueLabel: options.find(({ value }) => value === String(categoryId))?.label ?? '' }
          : {})}
        onChange={(value) => set({ categoryId: value === '' ? undefined : Number(value) })}
        clearLabel="No category"
        onClear={() => set({ categoryId: null })}
      />
      <PayeeField payeeId={change.payeeId} onChange={(payeeId) => set({ payeeId })} />
      <TagsField
        label="Add tags"
        tags={change.addTags ?? []}
        canCreate
        onChange={(addTags) => set({ addTags: addTags.length > 0 ? addTags : undefined })}
      />
      <TagsField
        label="Take off tags"
        tags={change.removeTags ?? []}
        onChange={(removeTags) => set({ removeTags: removeTags.length > 0 ? removeTags : undefined })}
      />
      <div className="sm:col-span-2">
        <TextField
          label="Note"
          placeholder={unchanged}
          maxLength={500}
          value={change.note ?? ''}
          onChange={(note) => set({ note: note === '' ? undefined : note })}
        />
      </div>
    </div>
  );
}

function definedOf(change: { [Field in keyof BulkChange]?: BulkChange[Field] | undefined }): BulkChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function PayeeField({
  payeeId,
  onChange,
}: {
  payeeId: number | null | undefined;
  onChange(payeeId: number | undefined): void;
}) {
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const found = useQuery(
    trpc.payees.searchPayees.queryOptions({ text, limit: 50 }, { placeholderData: keepPreviousData }),
  );
  return (
    <Combobox
      label="Payee"
      placeholder={unchanged}
      value={typeof payeeId === 'number' ? String(payeeId) : null}
      {...(typeof payeeId === 'number' ? { valueLabel: name } : {})}
      onSearch={setText}
      options={(found.data ?? []).map((payee) => ({
        value: String(payee.id),
        label: payee.name,
        hint: String(payee.transactionCount),
      }))}
      onChange={(value) => {
        setName(found.data?.find(({ id }) => String(id) === value)?.name ?? '');
        onChange(Number(value));
      }}
      clearLabel={unchanged}
      onClear={() => onChange(undefined)}
    />
  );
}
