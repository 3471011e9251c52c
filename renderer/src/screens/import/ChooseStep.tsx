import { FileUp } from 'lucide-react';
import { actions } from '../../../../shared/actions.ts';
import { fileFormatsInWords } from '../../../../shared/fileFormats.ts';
import { HeldRowsNotice } from '../../heldRows/HeldRowsNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { RecentImports } from './RecentImports.tsx';
import { WatchedFiles } from './WatchedFiles.tsx';

/** The place to choose a file or to drop it, and what was imported before. */
export function ChooseStep({ onChoose }: { onChoose(): void }) {
  return (
    <div className="grid grid-cols-1 gap-4.5">
      <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-edge bg-surface px-6 py-12 text-center">
        <FileUp size={28} strokeWidth={1.4} className="text-accent" aria-hidden="true" />
        <p>Drop bank files anywhere in this window, or choose them.</p>
        <Button variant="primary" shortcut={actions.chooseFile.shortcut} onClick={onChoose}>
          Choose files
        </Button>
        <p className="max-w-[60ch] text-control text-soft">
          {fileFormatsInWords}, as your bank offers them for download. A single file is shown before it is imported; of
          several, those that leave nothing open are imported at once. The same file twice adds nothing.
        </p>
      </div>
      <WatchedFiles />
      <HeldRowsNotice />
      <RecentImports />
    </div>
  );
}
