import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { trpc } from '../../rpc/client.ts';
import { Combobox } from '../../ui/Combobox.tsx';

/** Some tags: each a button that takes it off, and a list of the known ones to add from. */
export function TagsField({
  label,
  tags,
  canCreate = false,
  onChange,
}: {
  label: string;
  tags: readonly string[];
  /** Whether a tag may be one that no transaction has. */
  canCreate?: boolean;
  onChange(tags: string[]): void;
}) {
  const known = useQuery(trpc.transactions.listTags.queryOptions());
  const others = (known.data ?? []).filter(({ tag }) => !tags.includes(tag));
  const add = (tag: string) => onChange([...tags.filter((one) => one !== tag), tag.trim()]);
  return (
    <div>
      <Combobox
        label={label}
        placeholder={canCreate ? 'Add a tag' : 'Choose a tag'}
        value={null}
        options={others.map(({ tag, transactionCount }) => ({
          value: tag,
          label: tag,
          hint: String(transactionCount),
        }))}
        onChange={add}
        {...(canCreate ? { onCreate: add } : {})}
      />
      {tags.length > 0 && (
        <ul aria-label={`${label}: chosen`} className="mt-2 flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                aria-label={`Take off the tag ${tag}`}
                title={`Take off ${tag}`}
                className="inline-flex max-w-full items-center gap-1 rounded-chip border border-line bg-sunk px-2 py-px text-control hover:border-edge"
                onClick={() => onChange(tags.filter((one) => one !== tag))}
              >
                <span className="truncate">{tag}</span>
                <X size={12} className="shrink-0 text-soft" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
