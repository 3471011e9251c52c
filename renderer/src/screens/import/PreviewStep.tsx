import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import { suspicionKindSchema } from '../../../../shared/contract/heldRows.ts';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { useAction } from '../../actions/useAction.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatDate } from '../../ui/format.ts';
import { readError } from '../../ui/readError.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';
import { CategoriesQuestion } from './CategoriesQuestion.tsx';
import { missingRole } from './columnRoles.ts';
import { DateOrderQuestion } from './DateOrderQuestion.tsx';
import { Destination } from './Destination.tsx';
import { HeldRows } from './HeldRows.tsx';
import { HowItWasRead } from './HowItWasRead.tsx';
import { type ImportChoices, type ImportStep, importSession, previewOptions } from './ImportSession.ts';
import { LayoutQuestions } from './LayoutQuestions.tsx';
import { openProperties } from './layoutQuestions.ts';
import { PreviewRows } from './PreviewRows.tsx';
import { ReadByProfile } from './ReadByProfile.tsx';
import { StatementBalances } from './StatementBalances.tsx';

/** What would be imported, how the file was understood, and everything that can be corrected before. */
export function PreviewStep({
  step,
  waiting,
  onChooseOther,
}: {
  step: Extract<ImportStep, { kind: 'preview' }>;
  waiting: number;
  onChooseOther(): void;
}) {
  const { file, choices } = step;
  const query = useQuery(previewOptions(file, choices));
  const preview = useLatest(query.data);
  const { locale } = usePreferences();
  const disabledReason = reasonAgainst(preview, choices, query.error !== null, query.data === undefined);
  useAction('confirmImport', () => void importSession.start(), disabledReason);
  return (
    <>
      <ScreenHeader
        title={preview ? headline(preview, locale) : file.name}
        documentTitle="Import"
        description={preview && <Span fileName={file.name} preview={preview} />}
        actions={
          <>
            <Button shortcut={actions.chooseFile.shortcut} onClick={onChooseOther}>
              Choose another file
            </Button>
            <Button onClick={() => importSession.next()}>{waiting > 0 ? 'Skip this file' : 'Cancel'}</Button>
            {preview && (
              <Button
                variant="primary"
                shortcut={actions.confirmImport.shortcut}
                disabledReason={disabledReason}
                onClick={() => void importSession.start()}
              >
                Import
              </Button>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4.5">
        {step.problem !== null && <Problem problem={step.problem} />}
        {query.error && <PreviewProblem error={query.error} choices={choices} hasPreview={preview !== undefined} />}
        {preview ? (
          <PreviewContent preview={preview} choices={choices} />
        ) : (
          !query.error && <Skeleton lines={8} label="Reading the file" />
        )}
      </div>
    </>
  );
}

function PreviewContent({ preview, choices }: { preview: ImportPreview; choices: ImportChoices }) {
  const { locale } = usePreferences();
  const { csv, dates } = preview;
  return (
    <>
      {csv && (
        <LayoutQuestions
          reading={csv}
          answered={choices.layout}
          onAnswer={(choice) => importSession.chooseLayout(choice)}
        />
      )}
      {dates && (
        <DateOrderQuestion
          dates={dates}
          answered={choices.layout}
          onAnswer={(choice) => importSession.chooseLayout(choice)}
        />
      )}
      {preview.categories.length > 0 && (
        <CategoriesQuestion
          categories={preview.categories}
          answer={choices.categories}
          onAnswer={(categories) => importSession.choose({ categories })}
        />
      )}
      <Destination preview={preview} choices={choices} onChoose={(change) => importSession.choose(change)} />
      {preview.profile && <ReadByProfile profile={preview.profile} />}
      {csv && <HowItWasRead reading={csv} onCorrect={(choice) => importSession.chooseLayout(choice)} />}
      <Card
        title="The transactions"
        description={
          preview.rows.length < preview.rowCount &&
          `The first ${countOf(preview.rows.length, 'row', 'rows', locale)} of ${countOf(preview.rowCount, 'row', 'rows', locale)}.`
        }
        isFlush
        className="overflow-hidden"
      >
        <PreviewRows preview={preview} />
      </Card>
      <StatementBalances statements={preview.statements} />
      {preview.heldRowCount > 0 && (
        <Card
          title={`${countOf(preview.heldRowCount, 'row is', 'rows are', locale)} held back`}
          description="They cannot be read for certain or are suspicious. They are kept beside your books, where you decide on them after the import."
          isFlush
        >
          <HeldRows rows={preview.heldRows} count={preview.heldRowCount} />
        </Card>
      )}
    </>
  );
}

function Span({ fileName, preview }: { fileName: string; preview: ImportPreview }) {
  const { locale } = usePreferences();
  const parts = [
    fileName,
    ...(preview.firstDate && preview.lastDate
      ? [`${formatDate(preview.firstDate, locale)} to ${formatDate(preview.lastDate, locale)}`]
      : []),
    ...(preview.alreadyThere > 0 ? [`${countOf(preview.alreadyThere, 'row', 'rows', locale)} already there`] : []),
    ...(preview.heldRowCount > 0 ? [`${countOf(preview.heldRowCount, 'row', 'rows', locale)} held back`] : []),
  ];
  return <span className="wrap-anywhere">{parts.join(' · ')}</span>;
}

/** Why the import that was begun did not end well. Nothing of it was written. */
function Problem({ problem }: { problem: unknown }) {
  if (readError(problem).code === 'CANCELLED') {
    return <InlineNotice>The import was cancelled. Nothing was changed.</InlineNotice>;
  }
  return <ErrorPanel error={problem} onRetry={() => void importSession.start()} />;
}

/** A correction that makes the file unreadable can be taken back; a file that never was readable cannot. */
function PreviewProblem({
  error,
  choices,
  hasPreview,
}: {
  error: unknown;
  choices: ImportChoices;
  hasPreview: boolean;
}) {
  return (
    <>
      <ErrorPanel error={error} />
      {hasPreview && Object.keys(choices.layout).length > 0 && (
        <InlineNotice
          action={<Button onClick={() => importSession.choose({ layout: {} })}>Read it as at first</Button>}
        >
          Below is the file as it was read before your last correction.
        </InlineNotice>
      )}
    </>
  );
}

/** The newest value there was, so that nothing flickers or is lost while, or because, the next one does not come. */
function useLatest<Value>(value: Value | undefined): Value | undefined {
  const [latest, setLatest] = useState(value);
  if (value !== undefined && value !== latest) setLatest(value);
  return value ?? latest;
}

/** Rows that can be read and are held back are worth importing: they wait beside the books. */
function holdsSuspicious({ heldRows }: ImportPreview): boolean {
  return heldRows.some(({ kind }) => suspicionKindSchema.safeParse(kind).success);
}

function headline(preview: ImportPreview, locale: string): string {
  if (preview.newRows > 0) return `${countOf(preview.newRows, 'new row', 'new rows', locale)} to import`;
  if (holdsSuspicious(preview)) return 'Every new row of this file would be held back';
  if (preview.alreadyThere > 0) return 'Every row of this file is in your books already';
  return 'No row of this file can be read for certain';
}

function reasonAgainst(
  preview: ImportPreview | undefined,
  choices: ImportChoices,
  hasFailed: boolean,
  isReading: boolean,
): string | null {
  if (hasFailed) return 'The file cannot be read in this way.';
  if (!preview || isReading) return 'The file is being read.';
  if (preview.csv) {
    if (openProperties(preview.csv, choices.layout).length > 0) return 'Answer the question about the file first.';
    const missing = missingRole(preview.csv.layout);
    if (missing) return missing;
  }
  if (preview.dates?.certain === false) return 'Answer the question about the file first.';
  if (preview.categories.length > 0 && choices.categories === null) {
    return 'Say first whether to take the file’s categories as known.';
  }
  if (preview.newRows === 0 && !holdsSuspicious(preview)) return 'There is nothing new to import.';
  return null;
}
