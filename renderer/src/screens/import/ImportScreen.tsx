import { useEffect, useRef, useSyncExternalStore } from 'react';
import { actions } from '../../../../shared/actions.ts';
import { useAction } from '../../actions/useAction.ts';
import { useDelayed } from '../../hooks/useDelayed.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/Progress.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { ChooseStep } from './ChooseStep.tsx';
import { FileDropLayer } from './FileDropLayer.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { type ImportState, importSession } from './ImportSession.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { RecentImports } from './RecentImports.tsx';
import { SeveralStep } from './SeveralStep.tsx';
import { SummaryStep } from './SummaryStep.tsx';
import { useFileChooser } from './useFileChooser.tsx';

/** From a bank file to transactions: choose, look, import, see what came of it. */
export function ImportScreen() {
  const state = useSyncExternalStore(importSession.subscribe, importSession.state);
  const isImporting = state.step.kind === 'importing';
  const chooser = useFileChooser((files) => importSession.replace(files));
  useAction('chooseFile', chooser.open, isImporting ? 'A file is being imported.' : null);
  return (
    <>
      <FileDropLayer onFiles={(files) => importSession.add(files)} />
      {chooser.input}
      <Step state={state} onChoose={chooser.open} />
    </>
  );
}

function Step({ state: { step, waiting, several }, onChoose }: { state: ImportState; onChoose(): void }) {
  const { locale } = usePreferences();
  useNewStep(step.kind);
  switch (step.kind) {
    case 'choose':
      return (
        <>
          <ScreenHeader title="Import a bank file" documentTitle="Import" />
          <ChooseStep onChoose={onChoose} />
        </>
      );
    case 'reading':
      return (
        <>
          <ScreenHeader title={step.fileName} documentTitle="Import" />
          <Reading progress={step.progress} />
        </>
      );
    case 'refused':
      return (
        <>
          <ScreenHeader
            title={`${step.fileName} cannot be imported`}
            documentTitle="Import"
            actions={<OtherFile waiting={waiting.length} onChoose={onChoose} />}
          />
          <Waiting files={waiting} />
          <div className="grid grid-cols-1 gap-4.5">
            <ErrorPanel error={step.error} />
            <RecentImports />
          </div>
        </>
      );
    case 'preview':
      return (
        <>
          <Waiting files={waiting} />
          <PreviewStep key={step.file.stagedFileId} step={step} waiting={waiting.length} onChooseOther={onChoose} />
        </>
      );
    case 'importing':
      return (
        <>
          <ScreenHeader title={`Importing ${step.file.name}`} documentTitle="Import" />
          <ImportProgress startedAt={step.startedAt} />
        </>
      );
    case 'several':
      return <SeveralStep files={several ?? []} onChoose={onChoose} />;
    case 'done':
      return (
        <>
          <ScreenHeader
            title={
              step.summary.imported > 0
                ? `${countOf(step.summary.imported, 'row is', 'rows are', locale)} in your books`
                : 'Nothing was new in this file'
            }
            documentTitle="Import"
            description={<span className="wrap-anywhere">{step.summary.fileName}</span>}
            actions={<OtherFile waiting={waiting.length} onChoose={onChoose} />}
          />
          <Waiting files={waiting} />
          <SummaryStep summary={step.summary} />
        </>
      );
  }
}

/** Begins each step at its top, with the focus where reading goes on, unless something in it took it. */
function useNewStep(kind: ImportState['step']['kind']): void {
  const shown = useRef(kind);
  useEffect(() => {
    if (shown.current === kind) return;
    shown.current = kind;
    const main = document.getElementById('main');
    main?.scrollTo({ top: 0 });
    if (document.activeElement === document.body) main?.focus({ preventScroll: true });
  }, [kind]);
}

/** Most files are read before anyone could see a bar. */
function Reading({ progress }: { progress: number }) {
  const isDue = useDelayed(400);
  if (!isDue) return null;
  return (
    <Card>
      <p className="mb-2">{progress < 1 ? 'Reading the file' : 'Finding out what is in it'}</p>
      <ProgressBar label="Reading the file" value={progress < 1 ? progress : null} />
    </Card>
  );
}

function OtherFile({ waiting, onChoose }: { waiting: number; onChoose(): void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button shortcut={actions.chooseFile.shortcut} onClick={onChoose}>
        Choose another file
      </Button>
      {waiting > 0 ? (
        <Button variant="primary" onClick={() => importSession.next()}>
          Go on to the next file
        </Button>
      ) : (
        <Button onClick={() => importSession.next()}>Done</Button>
      )}
    </div>
  );
}

function Waiting({ files }: { files: readonly File[] }) {
  if (files.length === 0) return null;
  return (
    <div className="mb-4">
      <InlineNotice>
        {files.length === 1 ? 'One more file comes' : `${files.length} more files come`} after this one:{' '}
        {files.map((file) => file.name).join(', ')}.
      </InlineNotice>
    </div>
  );
}
