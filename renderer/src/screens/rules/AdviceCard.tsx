import { useMutation, useQuery } from '@tanstack/react-query';
import type { RuleDraft } from '../../../../shared/contract/automation.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

const offered = 5;

/** Rules that the history speaks for, and what is odd about those that there are. */
export function AdviceCard({ onWrite }: { onWrite(draft: RuleDraft): void }) {
  const { locale } = usePreferences();
  const suggestions = useQuery(trpc.automation.suggestRules.queryOptions({ limit: offered })).data?.suggestions ?? [];
  const findings = useQuery(trpc.automation.checkRules.queryOptions()).data?.findings ?? [];
  const dismiss = useMutation(trpc.automation.dismissSuggestion.mutationOptions({ onError: showErrorToast }));
  if (suggestions.length + findings.length === 0) return null;
  return (
    <Card title="Worth a look" description="From what you decided so far, and from how your rules meet." isFlush>
      <ul aria-label="Advice">
        {findings.map(({ kind, ruleId, otherRuleId, message }) => (
          <li key={`${kind} ${ruleId} ${otherRuleId}`} className="flex gap-3 border-t border-line px-4.5 py-2.5">
            <StatusDot status="attention" label="Odd" />
            <span className="min-w-0 flex-1">{message}</span>
          </li>
        ))}
        {suggestions.map(({ key, draft, reason, payeeName, categoryPath, backtest }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4.5 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <div>
                <span className="font-medium">{payeeName}</span> is always{' '}
                <span className="font-medium">{categoryPath}</span>?
              </div>
              <div className="text-small text-soft">
                {reason} In the last 12 months the rule would have been right {formatNumber(backtest.right, locale)} of{' '}
                {formatNumber(backtest.right + backtest.wrong, locale)} times; {formatNumber(backtest.waiting, locale)}{' '}
                {backtest.waiting === 1 ? 'waits' : 'wait'} now.
              </div>
            </div>
            <div className="flex items-center gap-2">
              <Button size="small" onClick={() => onWrite(draft)} aria-label={`Make a rule for ${payeeName}`}>
                Make a rule
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={`Dismiss the rule for ${payeeName}`}
                onClick={() => dismiss.mutate({ key })}
              >
                Dismiss
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
