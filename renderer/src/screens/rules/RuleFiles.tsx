import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileJson } from 'lucide-react';
import { useRef } from 'react';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/format.ts';
import { Menu } from '../../ui/Menu.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

/** Rules as a file: to keep, to hand on, and to take in. */
export function RuleFiles({ count }: { count: number }) {
  const { locale } = usePreferences();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const take = useMutation(
    trpc.automation.importAutomationRules.mutationOptions({
      onError: showErrorToast,
      onSuccess: (rules) =>
        showToast({ message: `${countOf(rules.length, 'rule', 'rules', locale)} added, switched off.` }),
    }),
  );

  async function save() {
    try {
      const file = await client.fetchQuery(trpc.automation.exportAutomationRules.queryOptions({}, { staleTime: 0 }));
      saveFile(file.fileName, file.content, 'application/json');
      showToast({ message: `${countOf(file.count, 'rule', 'rules', locale)} written to ${file.fileName}.` });
    } catch (error) {
      showErrorToast(error);
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Rules file"
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          void file?.text().then((content) => take.mutate({ content }), showErrorToast);
          // The same file can be chosen again, after it was corrected.
          event.target.value = '';
        }}
      />
      <Menu
        trigger={
          <Button icon={<FileJson size={14} />} isBusy={take.isPending}>
            Rules as a file
          </Button>
        }
        items={[
          {
            id: 'save',
            label: 'Save all rules as JSON',
            disabledReason: count > 0 ? null : 'There is no rule yet.',
            perform: () => void save(),
          },
          { id: 'take', label: 'Add rules from a file', perform: () => input.current?.click() },
        ]}
      />
    </>
  );
}
