import type { z } from 'zod';
import type { verifyAuditChain } from '../../../../shared/contract/audit.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/ErrorPanel.tsx';
import { countOf, formatInstant, formatNumber } from '../../ui/format.ts';
import { InlineNotice } from '../../ui/States.tsx';

/** What verifying the chain found, in words. */
export function AuditVerification({
  outcome,
  onOpen,
}: {
  outcome: z.infer<typeof verifyAuditChain.output>;
  onOpen(entryId: string): void;
}) {
  const { locale } = usePreferences();
  const { isValid, checked, verifiedAt, lastHash, firstBroken } = outcome;
  const at = formatInstant(verifiedAt, locale);
  if (isValid || !firstBroken) {
    return (
      <InlineNotice tone="good" action={<CopyButton text={lastHash} label="Copy last hash" size="small" />}>
        {checked === 0
          ? `The log is empty, so there is nothing to verify yet (${at}).`
          : `The log is unbroken: ${countOf(checked, 'entry was', 'entries were', locale)} checked, none is missing or was changed (${at}).`}
      </InlineNotice>
    );
  }
  return (
    <InlineNotice
      tone="bad"
      action={
        <Button size="small" onClick={() => onOpen(firstBroken.id)}>
          Open entry
        </Button>
      }
    >
      The log is broken at entry {formatNumber(firstBroken.sequence, locale)}. {firstBroken.reason} The{' '}
      {countOf(checked, 'entry', 'entries', locale)} before it {checked === 1 ? 'is' : 'are'} unbroken; do not rely on
      what comes after it ({at}).
    </InlineNotice>
  );
}
