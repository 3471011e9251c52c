import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Combobox, type ComboboxOption } from '../../ui/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks for another category before something is done. */
export function CategoryChoiceDialog({
  title,
  description,
  label,
  options,
  confirmLabel,
  isBusy,
  onConfirm,
  onClose,
}: {
  title: string;
  description: ReactNode;
  label: string;
  options: readonly ComboboxOption[];
  confirmLabel: string;
  isBusy: boolean;
  onConfirm(chosen: string): void;
  onClose(): void;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={description}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabledReason={chosen === null ? 'Choose a category first.' : null}
            onClick={() => chosen !== null && onConfirm(chosen)}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <Combobox label={label} placeholder="Choose a category" value={chosen} options={options} onChange={setChosen} />
    </Dialog>
  );
}
