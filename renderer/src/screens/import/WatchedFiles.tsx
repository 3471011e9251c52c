import { useMutation, useQuery } from '@tanstack/react-query';
import type { FileOutcome } from '../../../../shared/contract/imports.ts';
import type { WatchedFolder } from '../../../../shared/contract/watchedFolder.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { importSession } from './ImportSession.ts';
import { rowsInWords } from './rowsInWords.ts';

/** What became of the files that came into the watched folder since the start, and what they ask. */
export function WatchedFiles() {
  const { data } = useQuery(trpc.imports.getWatchedFolder.queryOptions());
  if (!data || data.folder === null || (data.files.length === 0 && data.problem === null)) return null;
  return (
    <Card title="From the watched folder" description={<span className="wrap-anywhere">{data.folder}</span>} isFlush>
      {data.problem !== null && (
        <div className="px-4.5 pb-3">
          <InlineNotice>{data.problem}</InlineNotice>
        </div>
      )}
      <ul aria-busy={data.isImporting} className="max-h-96 overflow-y-auto">
        {[...data.files.filter(asksSomething), ...data.files.filter((file) => !asksSomething(file))].map((file) => (
          <WatchedFile key={file.fileName} file={file} />
        ))}
      </ul>
    </Card>
  );
}

const asksSomething = ({ outcome }: Pick<FileOutcome, 'outcome'>) => outcome === 'needs_answer';

function WatchedFile({ file }: { file: WatchedFolder['files'][number] }) {
  const { locale } = usePreferences();
  const stage = useMutation(
    trpc.imports.stageWatchedFile.mutationOptions({
      onError: showErrorToast,
      onSuccess: (staged) => importSession.look(staged),
    }),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4.5 py-2.5">
      <span className="min-w-0 font-medium wrap-anywhere">{file.fileName}</span>
      <span className="min-w-0 flex-1 basis-60 text-control text-soft">
        {file.message?.replace(`${file.fileName}: `, '') ?? rowsInWords(file, locale)}
      </span>
      {asksSomething(file) && (
        <Button
          size="small"
          aria-label={`Answer for ${file.fileName}`}
          isBusy={stage.isPending}
          onClick={() => stage.mutate({ fileName: file.fileName })}
        >
          Answer
        </Button>
      )}
    </li>
  );
}
