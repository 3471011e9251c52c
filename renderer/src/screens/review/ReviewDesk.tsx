import { X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { ReviewGroup } from '../../../../shared/contract/review.ts';
import { useAction } from '../../actions/useAction.ts';
import { categoryName } from '../../categories/categoryName.ts';
import { useWhyFocus } from '../../explanations/useWhyFocus.ts';
import { WhyPanel } from '../../explanations/WhyPanel.tsx';
import { medium, useMediaQuery } from '../../hooks/useMediaQuery.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { countOf } from '../../ui/format.ts';
import { InlineNotice } from '../../ui/States.tsx';
import { ClosedGroup } from './ClosedGroup.tsx';
import { OpenGroup } from './OpenGroup.tsx';
import { type Cursor, moveGroup, moveRow, type Place, resolveCursor } from './reviewGroups.ts';
import type { Decision, useReviewDecisions } from './useReviewDecisions.ts';

/** The groups at the left, the reasons for the current row at the right (below 1100 px: in a drawer). */
export function ReviewDesk({
  groups,
  laterGroups,
  cursor,
  onCursorChange,
  decisions,
}: {
  groups: readonly ReviewGroup[];
  /** How many groups there are that are not listed yet. */
  laterGroups: number;
  cursor: Cursor | null;
  onCursorChange(cursor: Cursor): void;
  decisions: ReturnType<typeof useReviewDecisions>;
}) {
  const { locale } = usePreferences();
  const isNarrow = useMediaQuery(medium);
  const list = useRef<HTMLDivElement>(null);
  const why = useWhyFocus();
  const [isPickerOpen, setPickerOpen] = useState(false);
  const [isWhyOpen, setWhyOpen] = useState(false);
  const place = resolveCursor(groups, cursor);
  const currentId = place?.row.id;
  const focusRow = useRowFocus(list, currentId, isPickerOpen || isWhyOpen);

  function goTo(target: Place | null) {
    if (!target) return;
    onCursorChange(target.cursor);
    focusRow();
  }
  function decide(decision: Decision) {
    if (place) onCursorChange(place.cursor);
    decisions.decide(decision);
    setPickerOpen(false);
    setWhyOpen(false);
    focusRow();
  }
  function applyOffer() {
    const { offer } = decisions;
    if (!offer) return;
    decide({
      verdict: { decision: 'correct', categoryId: offer.categoryId, categoryPath: offer.categoryPath },
      name: 'Similar rows',
      groupKey: null,
      rows: offer.transactionIds.map((id) => ({ id, categoryId: null, suggestedCategoryId: null })),
      alsoAllOf: null,
    });
  }
  function showWhy() {
    if (isNarrow) setWhyOpen(true);
    else why.ask();
  }

  useAction('nextGroup', () => place && goTo(moveGroup(groups, place, 1)));
  useAction('previousGroup', () => place && goTo(moveGroup(groups, place, -1)));
  useAction('explainRow', showWhy);
  useAction('applyToSimilar', applyOffer, decisions.offer ? null : 'There are no similar rows to apply it to.');

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const { target, currentTarget, key } = event;
    // Keys pressed in lists that float above the page arrive here too, because React follows its own tree.
    if (!place || !(target instanceof Element) || !currentTarget.contains(target) || event.ctrlKey || event.metaKey)
      return;
    if (key === 'ArrowDown') goTo(moveRow(groups, place, 1));
    else if (key === 'ArrowUp') goTo(moveRow(groups, place, -1));
    else if (key === '/') setPickerOpen(true);
    else return;
    event.preventDefault();
  }

  if (!place) return null;
  const offer = decisions.offer;
  const whyPanel = (
    <WhyPanel
      transactionId={place.row.id}
      level={isNarrow ? 3 : 2}
      headingRef={why.ref}
      onChoose={(choice) =>
        decide({
          verdict: { decision: 'correct', ...choice },
          name: place.group.payeeName,
          groupKey: place.group.key,
          rows: [place.row],
          alsoAllOf: null,
        })
      }
    />
  );
  return (
    <div className="flex min-h-0 flex-1 items-start gap-4.5">
      <div className="flex max-h-full min-h-0 min-w-0 flex-[1.6] flex-col gap-3">
        {offer && (
          <InlineNotice
            tone="good"
            action={
              <>
                <Button size="small" shortcut={actions.applyToSimilar.shortcut} onClick={applyOffer}>
                  Apply {categoryName(offer.categoryPath)} to{' '}
                  {countOf(offer.transactionIds.length, 'similar row', 'similar rows', locale)} too
                </Button>
                <IconButton label="No, leave them" icon={<X size={15} />} onClick={decisions.dismissOffer} />
              </>
            }
          >
            {offer.example === null
              ? 'There are rows like these.'
              : `There are rows like these, such as “${offer.example}”.`}
          </InlineNotice>
        )}
        <section
          ref={list}
          aria-label="Groups that wait"
          onKeyDown={onKeyDown}
          className="min-h-0 overflow-y-auto rounded-card border border-line bg-surface shadow-raised"
        >
          <ol className="divide-y divide-line">
            {groups.map((group) => (
              <li key={group.key}>
                {group.key === place.group.key ? (
                  <OpenGroup
                    group={group}
                    currentRow={place.row}
                    onMove={(transactionId) => onCursorChange({ ...place.cursor, transactionId })}
                    onDecide={decide}
                    isPickerOpen={isPickerOpen}
                    onPickerOpenChange={setPickerOpen}
                    {...(isNarrow ? { onShowWhy: showWhy } : {})}
                  />
                ) : (
                  <ClosedGroup
                    group={group}
                    onOpen={() =>
                      goTo(resolveCursor(groups, { groupKey: group.key, groupIndex: 0, transactionId: 0, rowIndex: 0 }))
                    }
                  />
                )}
              </li>
            ))}
          </ol>
          {laterGroups > 0 && (
            <p className="border-t border-line px-4.5 py-2.5 text-control text-soft">
              {countOf(laterGroups, 'more group comes', 'more groups come', locale)} after these.
            </p>
          )}
        </section>
      </div>
      {isNarrow ? (
        <Drawer isOpen={isWhyOpen} onClose={() => setWhyOpen(false)} title={place.group.payeeName}>
          {whyPanel}
        </Drawer>
      ) : (
        <Card className="max-h-full min-w-0 flex-1 overflow-y-auto">{whyPanel}</Card>
      )}
    </div>
  );
}

/**
 * Keeps the focus on the current row: when asked, and where a row that had it went away. Nothing else loses it: a person
 * who stands somewhere else stays there.
 */
function useRowFocus(
  list: RefObject<HTMLDivElement | null>,
  currentId: number | undefined,
  isElsewhere: boolean,
): () => void {
  const isAsked = useRef(false);
  const focusedId = useRef<number | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (isElsewhere) {
      // A list or drawer that has just opened would close again if a row took the focus from it.
      isAsked.current = false;
      focusedId.current = currentId;
      return;
    }
    if (currentId === undefined || (!isAsked.current && focusedId.current === currentId)) return;
    // In the frame after this one: a list that closes now has given the focus back to its button by then.
    const frame = requestAnimationFrame(() => {
      timer.current = setTimeout(() => {
        const hasNoFocus = document.activeElement === document.body || document.activeElement?.tagName === 'MAIN';
        if (isAsked.current || hasNoFocus) {
          const row = list.current?.querySelector<HTMLElement>(`[data-row="${currentId}"]`);
          row?.focus({ preventScroll: true });
          row?.scrollIntoView({ block: 'nearest' });
        }
        isAsked.current = false;
        focusedId.current = currentId;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer.current);
    };
  });
  return () => {
    isAsked.current = true;
  };
}
