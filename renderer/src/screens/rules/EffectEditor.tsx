import { useState } from 'react';
import type { RuleActions, RuleEffect } from '../../../../shared/contract/ruleLanguage.ts';
import { useCategories } from '../../categories/useCategories.ts';
import { Combobox } from '../../ui/Combobox.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Checkbox } from '../../ui/Toggles.tsx';

type Choice = 'suggested' | RuleEffect['kind'];

const choiceOf = (effect: RuleEffect): Choice =>
  effect.kind === 'category' && effect.categoryId === null ? 'suggested' : effect.kind;

/** What a rule does where it matches, and over what it may write. */
export function EffectEditor({
  actions,
  onChange,
}: {
  actions: RuleActions;
  onChange(fields: Partial<RuleActions>): void;
}) {
  const { effect } = actions;
  const { offered } = useCategories();
  const [tags, setTags] = useState(effect.kind === 'tag' ? effect.tags.join(', ') : '');
  const setEffect = (next: RuleEffect, overwrite = actions.overwrite) => onChange({ effect: next, overwrite });

  function choose(choice: Choice) {
    if (choice === 'suggested') setEffect({ kind: 'category', categoryId: null }, 'empty');
    if (choice === 'category')
      setEffect({ kind: 'category', categoryId: Number(offered[0]?.value ?? 0) || null }, 'empty');
    // The import gives every transaction a payee: a rule that filled only empty ones would do nothing.
    if (choice === 'payee') setEffect({ kind: 'payee', name: '' }, 'machine');
    if (choice === 'tag') setEffect({ kind: 'tag', tags: [] });
    if (choice === 'transfer') setEffect({ kind: 'transfer' });
  }

  const choices = [
    { value: 'suggested', label: 'Set the category that is suggested' },
    { value: 'category', label: 'Set a category' },
    { value: 'payee', label: 'Rename the payee' },
    { value: 'tag', label: 'Put tags on it' },
    { value: 'transfer', label: 'Pair it as a transfer' },
    ...(effect.kind === 'split' ? [{ value: 'split' as const, label: 'Divide it, as the rule says' }] : []),
  ] as const;
  return (
    <>
      <Select label="Do this" value={choiceOf(effect)} onChange={choose} options={choices} />
      {effect.kind === 'category' && effect.categoryId !== null && (
        <Combobox
          label="Category"
          value={String(effect.categoryId)}
          options={offered}
          onChange={(value) => setEffect({ kind: 'category', categoryId: Number(value) })}
        />
      )}
      {effect.kind === 'payee' && (
        <TextField
          label="New name of the payee"
          value={effect.name}
          maxLength={200}
          onChange={(name) => setEffect({ kind: 'payee', name })}
        />
      )}
      {effect.kind === 'tag' && (
        <TextField
          label="Tags, with commas between them"
          value={tags}
          onChange={(text) => {
            setTags(text);
            setEffect({
              kind: 'tag',
              tags: [
                ...new Set(
                  text
                    .split(',')
                    .map((tag) => tag.trim())
                    .filter(Boolean),
                ),
              ],
            });
          }}
        />
      )}
      {(effect.kind === 'category' || effect.kind === 'split' || effect.kind === 'payee') && (
        <Select
          label="It may write over"
          value={actions.overwrite}
          onChange={(overwrite) => onChange({ overwrite })}
          options={[
            { value: 'empty', label: 'nothing: only where it is empty' },
            { value: 'machine', label: effect.kind === 'payee' ? 'what the import made' : 'what a rule set' },
            { value: 'all_but_user', label: 'everything but what I set' },
          ]}
        />
      )}
      <Checkbox
        label="Where this rule matches, the rules after it do nothing"
        isChecked={actions.stop}
        onChange={(stop) => onChange({ stop })}
      />
    </>
  );
}
