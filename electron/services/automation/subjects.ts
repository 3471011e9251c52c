import type { RuleTest } from '../../../shared/contract/ruleLanguage.ts';
import { testsOf } from '../../../shared/contract/ruleLanguage.ts';
import type { Connection } from '../../database/connection.ts';
import {
  idsWithOwnPayee,
  onlyPeersOf,
  readPayeeAmounts,
  readSubjectPages,
  type SubjectRow,
  type SubjectScope,
} from '../../database/stores/subjectStore.ts';
import { parseTags } from '../transactions/tags.ts';
import type { EvaluatedRule } from './compileRules.ts';
import { setsCategory } from './conditions.ts';
import { isRecurring } from './recurring.ts';
import type { Subject } from './subject.ts';

/** So long is money on its way between two accounts. */
const transferDays = 5;

/** What rules need to know beyond the row itself: looked up only where one asks for it. */
export interface Needs {
  readonly peers: boolean;
  readonly recurring: boolean;
  readonly ownPayees: boolean;
  /** Whether any rule may act on a transaction that has a category. */
  readonly settled: boolean;
}

type Asking = Pick<EvaluatedRule, 'matcher' | 'actions'>;

export function needsOf(rules: readonly Asking[]): Needs {
  const hasTest = (is: (test: RuleTest) => boolean) => rules.some(({ matcher }) => testsOf(matcher).some(is));
  return {
    peers: rules.some(({ actions }) => actions.effect.kind === 'transfer'),
    recurring: hasTest((test) => test.test === 'amount' && test.how === 'recurring'),
    ownPayees: rules.some(({ actions }) => actions.effect.kind === 'payee'),
    settled: rules.some(({ actions }) => !setsCategory(actions.effect) || actions.overwrite !== 'empty'),
  };
}

/** A row and what a rule sees in it. */
export interface ReadSubject {
  readonly row: SubjectRow;
  readonly subject: Subject;
}

/** Transactions as rules see them, a page at a time. */
export function* readSubjects(connection: Connection, scope: SubjectScope, needs: Needs): Generator<ReadSubject[]> {
  for (const rows of readSubjectPages(connection, scope, !needs.settled)) yield toSubjects(connection, rows, needs);
}

const noTags: readonly string[] = [];

function toSubjects(connection: Connection, rows: readonly SubjectRow[], needs: Needs): ReadSubject[] {
  const ids = rows.map(({ id }) => id);
  const own = needs.ownPayees ? idsWithOwnPayee(connection, ids) : new Set<number>();
  const peers = needs.peers ? mutualPeers(connection, ids) : new Map<number, number>();
  const recurring = needs.recurring ? recurringIds(connection, rows) : new Set<number>();
  return rows.map((row) => ({
    row,
    subject: {
      ...row,
      isPayeeOwn: own.has(row.id),
      tags: row.tagsJson === null ? noTags : parseTags(row.tagsJson),
      isDivided: row.isDivided !== 0,
      isSkipped: row.isSkipped !== 0,
      possiblePeerId: peers.get(row.id) ?? null,
      isRecurring: recurring.has(row.id),
    },
  }));
}

/** Pairs of which each can only be the other side of the other. */
function mutualPeers(connection: Connection, ids: readonly number[]): ReadonlyMap<number, number> {
  const found = onlyPeersOf(connection, ids, transferDays);
  const back = onlyPeersOf(connection, [...new Set(found.values())], transferDays);
  return new Map([...found].filter(([id, peerId]) => back.get(peerId) === id));
}

function recurringIds(connection: Connection, rows: readonly SubjectRow[]): ReadonlySet<number> {
  const payeeIds = [...new Set(rows.flatMap(({ payeeId }) => payeeId ?? []))];
  const past = Map.groupBy(readPayeeAmounts(connection, payeeIds), ({ payeeId, currency }) => `${payeeId} ${currency}`);
  const found = rows.filter((row) => isRecurring(row, past.get(`${row.payeeId} ${row.currency}`) ?? []));
  return new Set(found.map(({ id }) => id));
}

/** Whatever a rule decided on: once it is another, what was decided does not count any more. */
export function stateOf(row: SubjectRow): string {
  const { categoryId, categorySource, payeeId, tagsJson, isDivided, isSkipped, transferPeerId, predictionId } = row;
  return JSON.stringify([
    categoryId,
    categorySource,
    payeeId,
    tagsJson,
    isDivided,
    isSkipped,
    transferPeerId,
    predictionId,
  ]);
}
