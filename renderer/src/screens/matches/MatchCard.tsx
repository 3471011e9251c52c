import { type KeyboardEvent, useId } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { Match } from '../../../../shared/contract/matches.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { DateText, Money } from '../../ui/Values.tsx';
import { acceptLabel, matchKey, questionOf, rejectLabel, sideLabels } from './matchWords.ts';

/** Two transactions side by side, what differs between them marked, with the two answers. */
export function MatchCard({
  match,
  isCurrent,
  onFocus,
  onMove,
  onAccept,
  onReject,
}: {
  match: Match;
  isCurrent: boolean;
  onFocus(): void;
  onMove(step: number): void;
  onAccept(): void;
  onReject(): void;
}) {
  const titleId = useId();
  const { kind, first, second, reasons } = match;
  const [firstLabel, secondLabel] = sideLabels[kind];

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    onMove(step);
  }

  return (
    <article
      data-match={matchKey(match)}
      aria-labelledby={titleId}
      aria-current={isCurrent || undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={classNames(
        'rounded-card border bg-surface px-4.5 py-4 shadow-raised',
        isCurrent ? 'border-accent' : 'border-line',
      )}
    >
      <h2 id={titleId} className="font-semibold">
        {questionOf[kind]}
      </h2>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Side label={firstLabel} transaction={first} other={second} />
        <Side label={secondLabel} transaction={second} other={first} />
      </div>
      <ul className="mt-3 text-control text-soft">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button variant={isCurrent ? 'primary' : 'secondary'} onClick={onAccept}>
          {acceptLabel[kind]}
        </Button>
        {isCurrent && <Kbd shortcut={actions.acceptMatch.shortcut} />}
        <Button onClick={onReject}>{rejectLabel[kind]}</Button>
        {isCurrent && <Kbd shortcut={actions.rejectMatch.shortcut} />}
      </div>
    </article>
  );
}

function Side({ label, transaction, other }: { label: string; transaction: Transaction; other: Transaction }) {
  const differs = (field: 'date' | 'bankText' | 'categoryPath') =>
    transaction[field] !== other[field] ? 'font-medium text-ink' : 'text-soft';
  return (
    <div className="min-w-0 rounded-control bg-sunk px-3 py-2">
      <p className="text-tiny font-medium text-faint">{label}</p>
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate">{transaction.accountName}</span>
        <Money
          amount={transaction.amount}
          currency={transaction.currency}
          showCurrency={transaction.currency !== other.currency}
        />
      </p>
      <p className={differs('date')}>
        <DateText value={transaction.date} style="medium" />
      </p>
      <p className={classNames('wrap-anywhere', differs('bankText'))}>{transaction.bankText}</p>
      <p className={classNames('text-control', differs('categoryPath'))}>
        {transaction.categoryPath ?? 'No category yet'}
      </p>
    </div>
  );
}
