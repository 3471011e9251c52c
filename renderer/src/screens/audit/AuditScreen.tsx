import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import { useAction } from '../../actions/useAction.ts';
import { trpc, trpcClient } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ProgressBar } from '../../ui/Progress.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { EmptyState, InlineNotice, Skeleton } from '../../ui/States.tsx';
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import { AuditEntryPanel } from './AuditEntryPanel.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditVerification } from './AuditVerification.tsx';
import { auditColumns } from './auditColumns.tsx';
import { type AuditFilter, countFilters, searchOf } from './auditFilter.ts';
import type { AuditPage } from './auditSearch.ts';
import { actionName, ruleOf } from './auditWords.ts';
import { useAuditExport } from './useAuditExport.ts';

const pageSize = 100;
/** Beyond every sequence number: the page before it is the newest. */
const newest = Number.MAX_SAFE_INTEGER;

/** Newest first, by the sequence number of the last entry seen: the log only ever grows at its end. */
function useAuditPages(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: [...trpc.audit.searchAuditLogs.queryKey({ ...searchOf(filter), limit: pageSize }), 'pages'],
    queryFn: async ({ pageParam, signal }): Promise<AuditPage & { isFiltered: boolean }> => ({
      ...(await trpcClient.audit.searchAuditLogs.query(
        { ...searchOf(filter), before: pageParam, limit: pageSize },
        { signal },
      )),
      // Said of the page, because the page of the filter before stays on screen until this one is there.
      isFiltered: countFilters(filter) > 0,
    }),
    initialPageParam: newest,
    getNextPageParam: (page) => page.nextBefore,
    placeholderData: keepPreviousData,
  });
}

/** What stands in the column for models, in words; nothing where neither a model nor a rule took part. */
function useModelNames(): (modelVersion: string) => string {
  const models = useQuery(trpc.models.listModels.queryOptions());
  return useMemo(() => {
    const versions = new Map((models.data ?? []).map((model) => [model.id, model.version]));
    return (modelVersion) => {
      const rule = ruleOf(modelVersion);
      if (rule) return `Rule, version ${rule.version}`;
      const version = versions.get(modelVersion);
      if (version !== undefined) return `Model ${version}`;
      if (modelVersion === 'books') return '';
      return modelVersion === 'no model' ? 'No model' : modelVersion;
    };
  }, [models.data]);
}

export function AuditScreen() {
  const { locale } = usePreferences();
  const { open, ...filter } = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const log = useAuditPages(filter);
  const modelName = useModelNames();
  const isPanelOpen = open !== undefined;
  const columns = useMemo(() => auditColumns(modelName, isPanelOpen), [modelName, isPanelOpen]);
  const verification = useQuery(trpc.audit.verifyAuditChain.queryOptions(undefined, { enabled: false }));
  const audit = useAuditExport();

  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const { total, isFiltered = false } = log.data?.pages[0] ?? {};
  const setOpen = (id: string | undefined) => void navigate({ search: { ...filter, open: id }, replace: true });
  const verify = () => void verification.refetch();
  const exportReason = audit.progress ? 'An export is under way.' : total ? null : 'There is nothing to export.';

  useAction('verifyAuditChain', verify, verification.isFetching ? 'It is being verified.' : null);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <ScreenHeader
        title="Audit log"
        description={
          total === undefined
            ? 'Every prediction, verdict, change, rule run and training, in the order it happened.'
            : isFiltered
              ? `${countOf(total, 'entry matches', 'entries match', locale)} the filters, newest first.`
              : `${countOf(total, 'entry', 'entries', locale)}, newest first: every prediction, verdict, change, rule run and training. Nothing here can be edited.`
        }
        actions={
          <>
            <Menu
              trigger={
                <Button icon={<Download size={15} />} disabledReason={exportReason}>
                  Export
                </Button>
              }
              items={[
                { id: 'csv', label: 'As CSV, for spreadsheets', perform: () => void audit.start(filter, 'csv') },
                { id: 'json', label: 'As JSON, for programs', perform: () => void audit.start(filter, 'json') },
              ]}
            />
            <Button
              variant="primary"
              icon={<ShieldCheck size={15} />}
              shortcut={actions.verifyAuditChain.shortcut}
              isBusy={verification.isFetching}
              onClick={verify}
            >
              Verify the log
            </Button>
          </>
        }
      />
      <div className="mb-3.5 flex flex-col gap-3 empty:hidden" aria-live="polite">
        {verification.error && <ErrorPanel error={verification.error} onRetry={verify} />}
        {verification.data && !verification.isFetching && (
          <AuditVerification outcome={verification.data} onOpen={setOpen} />
        )}
        {audit.progress && (
          <InlineNotice
            action={
              <Button size="small" onClick={audit.cancel}>
                Cancel
              </Button>
            }
          >
            <div className="mb-1">
              Collecting {formatNumber(audit.progress.done, locale)} of {formatNumber(audit.progress.total, locale)}{' '}
              entries
            </div>
            <ProgressBar
              label="Export of the audit log"
              value={audit.progress.total > 0 ? audit.progress.done / audit.progress.total : null}
            />
          </InlineNotice>
        )}
      </div>
      <div className="mb-3.5">
        <AuditFilters
          filter={filter}
          payeeName={entries.find((entry) => entry.payeeId === filter.payeeId)?.payeeName ?? null}
          onChange={(fields) => void navigate({ search: { ...filter, open, ...fields }, replace: true })}
        />
      </div>
      <div className="flex min-h-0 flex-1 gap-4.5">
        <Card isFlush className="min-h-64 min-w-0 flex-1 overflow-hidden">
          {log.error ? (
            <div className="p-4">
              <ErrorPanel error={log.error} onRetry={() => log.refetch()} />
            </div>
          ) : !log.data ? (
            <div className="p-4">
              <Skeleton lines={8} />
            </div>
          ) : (
            <VirtualTable<AuditEntry, string>
              label="Audit log"
              columns={columns}
              rows={entries}
              rowKey={(entry) => entry.id}
              rowLabel={(entry) => `${actionName(entry.action)}: ${entry.summary}`}
              totalCount={total}
              hasNextPage={log.hasNextPage}
              isFetchingNextPage={log.isFetchingNextPage}
              fetchNextPage={log.fetchNextPage}
              onOpen={(entry) => setOpen(entry.id)}
              openKey={open ?? null}
              empty={
                isFiltered ? (
                  <EmptyState title="No entry matches">Widen or clear the filters above.</EmptyState>
                ) : (
                  <EmptyState
                    title="Nothing has happened yet"
                    action={
                      <LinkButton to="/import" variant="primary">
                        Import a file
                      </LinkButton>
                    }
                  >
                    The first import writes the first entry.
                  </EmptyState>
                )
              }
            />
          )}
        </Card>
        {open !== undefined && (
          <AuditEntryPanel entryId={open} modelName={modelName} onClose={() => setOpen(undefined)} />
        )}
      </div>
    </div>
  );
}
