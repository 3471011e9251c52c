import { actions } from '../../../../shared/actions.ts';
import type { HeldRowDetails } from '../../../../shared/contract/heldRows.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DateText, Money } from '../../ui/Values.tsx';
import { acceptedWords, kindNames, suspicionOf } from './heldRowWords.ts';
import type { HeldRowDecisions } from './useHeldRowDecisions.ts';

/** One row held back: why, what stands in the file, what was read of it, and what can become of it. */
export function HeldRowItem({
  row: held,
  isCurrent,
  whyNotAsItIs,
  decisions,
  onCurrent,
  onCorrect,
}: {
  row: HeldRowDetails;
  isCurrent: boolean;
  whyNotAsItIs: string | null;
  decisions: HeldRowDecisions;
  onCurrent(): void;
  onCorrect(): void;
}) {
  const { row, kind, reason, raw, line, fileName, accountName } = held;
  const suspicion = suspicionOf(kind);
  const shortcutOf = (shortcut: string) => (isCurrent ? { shortcut } : {});
  return (
    <li
      data-held-row={held.id}
      aria-current={isCurrent}
      onFocus={onCurrent}
      className={`grid grid-cols-1 gap-2.5 border-l-2 px-4.5 py-3.5 ${isCurrent ? 'border-l-accent bg-hover' : 'border-l-transparent'}`}
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Chip>{kindNames[kind]}</Chip>
        {row && (
          <span className="min-w-0 font-medium wrap-anywhere">
            <DateText value={row.date} /> · {row.text || 'without text'} ·{' '}
            <Money amount={row.amount} currency={row.currency} showCurrency />
          </span>
        )}
        <span className="text-small text-soft wrap-anywhere">
          line {line} of {fileName}
          {accountName !== null && `, for ${accountName}`}
        </span>
      </div>
      <p>{reason}</p>
      <code className="block max-h-32 overflow-y-auto rounded-control bg-paper px-2.5 py-1.5 font-mono text-small wrap-anywhere whitespace-pre-wrap text-soft select-all">
        {raw}
      </code>
      <div className="flex flex-wrap gap-2">
        {kind !== 'remark' && (
          <>
            <Button
              size="small"
              {...shortcutOf(actions.acceptHeldRow.shortcut)}
              disabledReason={whyNotAsItIs}
              onClick={() => decisions.accept(held)}
            >
              Accept once
            </Button>
            <Button size="small" {...shortcutOf(actions.correctHeldRow.shortcut)} onClick={onCorrect}>
              Correct
            </Button>
          </>
        )}
        {suspicion !== null && accountName !== null && (
          <Button
            size="small"
            {...shortcutOf(actions.alwaysAcceptHeldRow.shortcut)}
            disabledReason={whyNotAsItIs}
            onClick={() => decisions.alwaysAccept(held)}
          >
            Always accept {acceptedWords[suspicion]}
          </Button>
        )}
        <Button size="small" {...shortcutOf(actions.discardHeldRow.shortcut)} onClick={() => decisions.discard(held)}>
          Discard
        </Button>
      </div>
    </li>
  );
}
