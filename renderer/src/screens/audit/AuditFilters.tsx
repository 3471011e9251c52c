import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { auditSystemSchema } from '../../../../shared/contract/audit.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { type AuditFilter, countFilters } from './auditFilter.ts';
import { actionName, actionNames, systemHints, systemNames } from './auditWords.ts';

const anyValue = 'any';
const confidenceSteps = [0.5, 0.8, 0.9, 0.95, 0.99];

/** The filters of the log. They live in the address, so that a filtered log can be linked to and gone back to. */
export function AuditFilters({
  filter,
  payeeName,
  onChange,
}: {
  filter: AuditFilter;
  /** Name of the payee in the filter, where an entry has told it. */
  payeeName: string | null;
  /** Hears of the fields that changed; undefined takes a filter away. */
  onChange(fields: { [Field in keyof AuditFilter]: AuditFilter[Field] | undefined }): void;
}) {
  const { locale } = usePreferences();
  const [payeeText, setPayeeText] = useState('');
  const payees = useQuery(
    trpc.payees.searchPayees.queryOptions({ text: payeeText }, { placeholderData: keepPreviousData }),
  );
  const steps = [
    ...new Set([...confidenceSteps, ...(filter.minConfidence === undefined ? [] : [filter.minConfidence])]),
  ];
  const isReversed =
    filter.startDate !== undefined && filter.endDate !== undefined && filter.startDate > filter.endDate;

  return (
    <div className="flex flex-col gap-2.5">
      <search className="grid grid-cols-2 gap-2.5 md:grid-cols-3 lg:grid-cols-6">
        <Select
          label="System"
          value={filter.system ?? anyValue}
          onChange={(system) => onChange({ system: system === anyValue ? undefined : system })}
          options={[
            { value: anyValue, label: 'Any system' },
            ...auditSystemSchema.options.map((system) => ({
              value: system,
              label: systemNames[system],
              hint: systemHints[system],
            })),
          ]}
        />
        <Select
          label="What"
          value={filter.action ?? anyValue}
          onChange={(action) => onChange({ action: action === anyValue ? undefined : action })}
          options={[
            { value: anyValue, label: 'Anything' },
            ...[...new Set([...Object.keys(actionNames), ...(filter.action ? [filter.action] : [])])].map((action) => ({
              value: action,
              label: actionName(action),
            })),
          ]}
        />
        <Combobox
          label="Payee"
          placeholder="Any payee"
          value={filter.payeeId === undefined ? null : String(filter.payeeId)}
          valueLabel={payeeName ?? 'One payee'}
          options={(payees.data ?? []).map((payee) => ({
            value: String(payee.id),
            label: payee.name,
            hint: formatNumber(payee.transactionCount, locale),
          }))}
          onSearch={setPayeeText}
          onChange={(payeeId) => onChange({ payeeId: Number(payeeId) })}
          clearLabel="Any payee"
          onClear={() => onChange({ payeeId: undefined })}
        />
        <Select
          label="At least this sure"
          value={filter.minConfidence === undefined ? anyValue : String(filter.minConfidence)}
          onChange={(share) => onChange({ minConfidence: share === anyValue ? undefined : Number(share) })}
          options={[
            { value: anyValue, label: 'Any confidence' },
            ...steps
              .toSorted((one, other) => one - other)
              .map((share) => ({ value: String(share), label: formatPercent(share, locale) })),
          ]}
        />
        <DateField
          label="From"
          value={filter.startDate ?? null}
          error={isReversed ? 'This is after the last day.' : null}
          onChange={(date) => onChange({ startDate: date ?? undefined })}
        />
        <DateField
          label="To"
          value={filter.endDate ?? null}
          onChange={(date) => onChange({ endDate: date ?? undefined })}
        />
      </search>
      {countFilters(filter) > 0 && (
        <div className="flex flex-wrap items-center gap-2 text-control text-soft">
          {filter.transactionId !== undefined && <span>Only about one transaction.</span>}
          {filter.changeSetId !== undefined && <span>Only about one batch of changes.</span>}
          <Button
            size="small"
            variant="quiet"
            onClick={() =>
              onChange({
                system: undefined,
                action: undefined,
                payeeId: undefined,
                transactionId: undefined,
                changeSetId: undefined,
                startDate: undefined,
                endDate: undefined,
                minConfidence: undefined,
              })
            }
          >
            Clear all filters
          </Button>
        </div>
      )}
    </div>
  );
}
