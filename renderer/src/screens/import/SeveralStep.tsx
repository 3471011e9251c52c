import { CircleAlert, CircleCheck, CircleDashed, CircleHelp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { readError } from '../../ui/readError.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { importSession } from './ImportSession.ts';
import { RecentImports } from './RecentImports.tsx';
import { rowsInWords } from './rowsInWords.ts';
import { type FileOfSeveral, nextOpen } from './severalFiles.ts';

/** Several files, imported one after another, with what became of each. */
export function SeveralStep({ files, onChoose }: { files: readonly FileOfSeveral[]; onChoose(): void }) {
  const { locale } = usePreferences();
  const isRunning = files.some(({ state }) => state.kind === 'waiting' || state.kind === 'working');
  const open = files.filter(({ state }) => state.kind === 'open').length;
  const firstOpen = nextOpen(files, files.length - 1);
  const answerButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isRunning) answerButton.current?.focus();
  }, [isRunning]);
  return (
    <>
      <ScreenHeader
        title={headline(files, isRunning, locale)}
        documentTitle="Import"
        description={
          open > 0 && `${countOf(open, 'file needs', 'files need', locale)} an answer before it can be imported.`
        }
        actions={
          <>
            <Button onClick={onChoose}>Add files</Button>
            <Button
              disabledReason={isRunning ? 'Files are being imported.' : null}
              onClick={() => importSession.next()}
            >
              Done
            </Button>
            {firstOpen !== null && (
              <Button ref={answerButton} variant="primary" onClick={() => importSession.answer(firstOpen)}>
                {open === 1 ? 'Answer it' : 'Answer them one by one'}
              </Button>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4.5">
        <Card title="The files" isFlush>
          <ul aria-live="polite" aria-busy={isRunning}>
            {files.map((file, position) => (
              <FileLine key={file.id} file={file} position={position} />
            ))}
          </ul>
        </Card>
        {!isRunning && (
          <div className="flex flex-wrap gap-2">
            <LinkButton to="/review">Review what waits</LinkButton>
            <LinkButton to="/transactions">See the transactions</LinkButton>
          </div>
        )}
        {!isRunning && <RecentImports />}
      </div>
    </>
  );
}

function FileLine({ file, position }: { file: FileOfSeveral; position: number }) {
  const { locale } = usePreferences();
  const { state } = file;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4.5 py-2.5">
      <StateIcon kind={state.kind} />
      <span className="min-w-0 font-medium wrap-anywhere">{file.name}</span>
      <span className="min-w-0 flex-1 basis-60 text-control text-soft">{stateInWords(state, locale)}</span>
      {state.kind === 'open' && (
        <Button size="small" aria-label={`Answer for ${file.name}`} onClick={() => importSession.answer(position)}>
          Answer
        </Button>
      )}
    </li>
  );
}

const icons = {
  waiting: { Icon: CircleDashed, className: 'text-faint' },
  working: { Icon: CircleDashed, className: 'text-accent' },
  open: { Icon: CircleHelp, className: 'text-warn' },
  refused: { Icon: CircleAlert, className: 'text-bad' },
  ended: { Icon: CircleCheck, className: 'text-good' },
} as const satisfies Record<FileOfSeveral['state']['kind'], unknown>;

function StateIcon({ kind }: { kind: FileOfSeveral['state']['kind'] }) {
  const { Icon, className } = icons[kind];
  return <Icon size={16} strokeWidth={1.6} className={`shrink-0 ${className}`} aria-hidden="true" />;
}

function stateInWords(state: FileOfSeveral['state'], locale: string): string {
  switch (state.kind) {
    case 'waiting':
      return 'Waits for its turn';
    case 'working':
      return state.step === 'reading' ? 'Being read' : 'Being imported';
    case 'open':
      return `Needs an answer: ${state.question}`;
    case 'refused':
      return readError(state.error).message;
    case 'ended':
      return rowsInWords(state, locale);
  }
}

function headline(files: readonly FileOfSeveral[], isRunning: boolean, locale: string): string {
  const ended = files.filter(({ state }) => state.kind === 'ended').length;
  if (isRunning) return `Importing ${countOf(files.length, 'file', 'files', locale)}`;
  return ended === files.length
    ? `${countOf(ended, 'file is', 'files are', locale)} imported`
    : `${ended} of ${countOf(files.length, 'file', 'files', locale)} imported`;
}
