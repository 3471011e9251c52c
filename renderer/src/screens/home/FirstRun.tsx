import { BookOpen, FileUp, FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { Profile } from '../../../../shared/contract/profile.ts';
import { fileFormatsInWords } from '../../../../shared/fileFormats.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { useFileChooser } from '../import/useFileChooser.tsx';

/** The first screen of an empty profile: three ways in. */
export function FirstRun({
  profile,
  onFiles,
  onAddSampleData,
}: {
  profile: Profile;
  onFiles(files: readonly File[]): void;
  onAddSampleData(): void;
}) {
  const chooser = useFileChooser(onFiles);
  useAction('addSampleData', onAddSampleData);
  return (
    <div className="mx-auto max-w-3xl md:pt-8">
      <ScreenHeader
        title="Your books begin here"
        documentTitle="Home"
        description="Countinghouse reads the files that your bank gives out, proposes a category for every transaction, says why, and learns from your answers."
      />
      {chooser.input}
      <ul className="grid grid-cols-1 gap-3">
        <Way
          icon={<FileUp size={22} strokeWidth={1.5} />}
          title="Import a file from your bank"
          action={
            <Button variant="primary" onClick={chooser.open}>
              Choose a file
            </Button>
          }
        >
          {fileFormatsInWords}. Drop it anywhere in this window, or choose it; you see what would be imported before
          anything is.
        </Way>
        <Way
          icon={<FlaskConical size={22} strokeWidth={1.5} />}
          title="Try with sample data"
          action={<Button onClick={onAddSampleData}>{actions.addSampleData.label}</Button>}
        >
          Two years of an invented household: salary, rent, groceries, subscriptions, holidays, a card. One click
          removes it again.
        </Way>
        <Way
          icon={<BookOpen size={22} strokeWidth={1.5} />}
          title="Read how it works"
          action={<LinkButton to="/how-it-works">{actions.goHowItWorks.label}</LinkButton>}
        >
          What the models look at, what a rule may do by itself, and how everything can be undone.
        </Way>
      </ul>
      <p className="mt-6 text-control text-soft">
        Everything stays in one folder on this machine,{' '}
        <code className="font-mono text-small wrap-anywhere text-ink select-all">{profile.folder}</code>, and nothing
        ever leaves it.
      </p>
    </div>
  );
}

function Way({
  icon,
  title,
  action,
  children,
}: {
  icon: ReactNode;
  title: string;
  action: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface px-5 py-4.5 shadow-raised sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <span className="text-accent" aria-hidden="true">
        {icon}
      </span>
      <div className="min-w-0">
        <h2 className="font-semibold">{title}</h2>
        <p className="text-soft">{children}</p>
      </div>
      <div className="col-start-2 sm:col-start-3">{action}</div>
    </li>
  );
}
