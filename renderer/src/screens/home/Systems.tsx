import type { SystemStatus } from '../../../../shared/contract/health.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';

/** Each learning system by its real outcomes. */
export function Systems({ systems }: { systems: readonly SystemStatus[] }) {
  return (
    <Card title="The systems behind it" description="Scored by what you accepted and corrected." isFlush>
      <ul className="divide-y divide-line border-t border-line">
        {systems.map((system) => (
          <li
            key={system.system}
            className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-baseline gap-x-3.5 gap-y-0.5 px-4.5 py-2.5"
          >
            <StatusDot status={system.status} />
            <h3 className="font-medium">{system.name}</h3>
            <Score system={system} />
            <p className="col-start-2 col-end-4 text-small text-soft">{system.summary}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Score({ system }: { system: SystemStatus }) {
  const { locale } = usePreferences();
  if (system.score === null) {
    return (
      <span className="text-control text-soft">
        cannot tell yet
        {system.neededToJudge > 0 && ` (${system.judged} of ${system.neededToJudge})`}
      </span>
    );
  }
  return (
    <span className="whitespace-nowrap">
      <span className="text-figure font-semibold">{formatNumber(system.score, locale)}</span>
      <span className="text-small text-soft"> of 100</span>
    </span>
  );
}
