import type { z } from 'zod';
import type * as contract from '../../../shared/contract/health.ts';
import type {
  HealthQuestion,
  HealthStatus,
  SystemHealth,
  SystemName,
  SystemStatus,
} from '../../../shared/contract/health.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { summariseMetrics } from '../../database/stores/metricStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { type OutcomeRow, readStandingOutcomes } from '../../database/stores/predictionStore.ts';
import { countSettled } from '../../database/stores/transactionStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { AuditService } from '../audit/AuditService.ts';
import type { AutomationService } from '../automation/AutomationService.ts';
import type { CategoryLearningService } from '../learning/CategoryLearningService.ts';
import { type Votes, votesSchema } from '../predictions/predictionDraft.ts';
import { accuracyByMonth, accuracyTrend, measuredShare, statusOfShare } from './accuracy.ts';
import { healthQuestions } from './questions.ts';

/** Fewer judged predictions than this say nothing about a system. */
export const neededToJudge = 30;
const metricsKeptDays = 30;
const newestOutcomes = 1000;

interface Judgement {
  readonly outcome: OutcomeRow;
  readonly votes: Votes;
}

const systemNames: Readonly<Record<SystemName, string>> = {
  intelligence: 'Payee history',
  learning: 'Category model',
  budget_allocation: 'Budget forecasts',
};

/** How much each system counts in the score, as the plan has it. */
const systemWeights: Readonly<Record<SystemName, number>> = {
  intelligence: 0.4,
  learning: 0.3,
  budget_allocation: 0.3,
};

/** Judges the systems by what people made of their predictions, and says so where there is too little to judge by. */
export class HealthService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #audit: AuditService;
  readonly #automation: AutomationService;
  readonly #learning: CategoryLearningService;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    audit: AuditService;
    automation: AutomationService;
    learning: CategoryLearningService;
  }) {
    this.#learning = dependencies.learning;
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#audit = dependencies.audit;
    this.#automation = dependencies.automation;
  }

  getSystemStatus(input: z.infer<typeof contract.getSystemStatus.input>): SystemStatus {
    return this.#systemStatus(input.system, this.#judgements());
  }

  getSystemHealth(_input: unknown): SystemHealth {
    const { reader } = this.#database;
    const judgements = this.#judgements();
    const outcomes = judgements.map(({ outcome }) => outcome);
    const systems = (['intelligence', 'learning', 'budget_allocation'] as const).map((system) =>
      this.#systemStatus(system, judgements),
    );
    const model = readActiveModelRow(reader, 'category_classifier');
    const newLabels = model
      ? (reader.get<{ count: number }>(
          "SELECT COUNT(*) AS count FROM prediction_outcomes o JOIN change_sets s ON s.id = o.change_set_id WHERE s.status <> 'undone' AND o.decided_at > ?",
          model.createdAt,
        )?.count ?? 0)
      : 0;
    const months = accuracyByMonth(outcomes);
    const questions = healthQuestions({
      outcomes,
      settled: countSettled(reader),
      verification: this.#audit.lastVerification(),
      model: model
        ? {
            version: model.version,
            trainedAt: model.trainingDate,
            newLabels,
            problem: this.#learning.problem(reader),
          }
        : null,
      months,
    });
    const alerts = this.#alerts();
    const status = worst([
      ...questions.map((question) => question.status),
      ...(alerts.length > 0 ? ['attention' as const] : []),
    ]);
    return {
      overall: {
        status,
        score: overallScore(systems),
        headline: headline(status, questions),
        lastCheck: instant(this.#clock),
      },
      questions,
      systems,
      alerts,
      trends: { accuracyByMonth: months, accuracyTrend: accuracyTrend(outcomes) },
      recommendations: questions.flatMap(({ status: state, meaning, action }) =>
        action && (state === 'attention' || state === 'bad')
          ? [{ text: meaning, label: action.label, to: action.to }]
          : [],
      ),
    };
  }

  /** The newest decisions with what each system had said: enough to judge by, and few enough to look at often. */
  #judgements(): Judgement[] {
    return readStandingOutcomes(this.#database.reader, newestOutcomes).map((outcome) => ({
      outcome,
      votes: votesSchema.parse(JSON.parse(outcome.votesJson)),
    }));
  }

  #systemStatus(system: SystemName, judgements: readonly Judgement[]): SystemStatus {
    const judged = judgements.flatMap(({ outcome, votes }) => {
      const vote = votes.find((entry) => entry.system === system);
      return vote && vote.top !== null ? [vote.top === outcome.categoryId] : [];
    });
    const since = new Date(this.#clock.now().getTime() - metricsKeptDays * 86_400_000).toISOString();
    const metrics = summariseMetrics(this.#database.reader, system, since);
    const base = {
      system,
      name: systemNames[system],
      judged: judged.length,
      neededToJudge,
      predictionsMade: metrics?.predictionsMade ?? 0,
      averageConfidence: metrics?.averageConfidence ?? null,
      responseTimeMs: metrics?.responseTimeMs ?? null,
      lastPredictionAt: metrics?.lastAt ?? null,
    };
    if (judged.length < neededToJudge) {
      const summary =
        base.predictionsMade === 0 && judged.length === 0
          ? 'Has not predicted anything yet.'
          : `Cannot tell yet: ${judged.length} of ${neededToJudge} predictions were accepted or corrected.`;
      return { ...base, status: 'unknown', score: null, accuracy: null, summary };
    }
    const accuracy = measuredShare(judged.filter(Boolean).length, judged.length);
    const percent = (share: number) => `${Math.round(share * 100)} %`;
    return {
      ...base,
      status: statusOfShare(accuracy),
      score: Math.round(accuracy.share * 1000) / 10,
      accuracy,
      summary: `Right ${percent(accuracy.share)} of the time (${percent(accuracy.low)} to ${percent(accuracy.high)}), judged by ${accuracy.count} decisions of yours.`,
    };
  }

  /** Rules that people correct more often than the rule promised, where that can be told. */
  #alerts(): SystemHealth['alerts'] {
    return this.#automation.listAutomationRules(undefined).flatMap((rule, index): SystemHealth['alerts'] => {
      if (rule.suspension !== null) {
        const { wrong, verified, since } = rule.suspension;
        return [
          {
            id: index + 1,
            severity: 'critical' as const,
            message: `The rule “${rule.name}” is suspended: ${wrong} of ${verified} categories that it set and you looked at were wrong, so its promise of at most ${Math.round(rule.conditions.riskTolerance * 1000) / 10} % does not hold. It asks until you let it act again.`,
            at: since,
          },
        ];
      }
      const judged = rule.kept + rule.corrected;
      if (!rule.monitoring.alertOnFailure || judged === 0) return [];
      const wrong = measuredShare(rule.corrected, judged);
      if (wrong.low <= rule.conditions.riskTolerance) return [];
      return [
        {
          id: index + 1,
          severity: 'warning' as const,
          message: `You corrected ${rule.corrected} of ${judged} categories that the rule “${rule.name}” set, more than the ${Math.round(rule.conditions.riskTolerance * 100)} % it accepts.`,
          at: rule.lastTriggered ?? rule.updatedAt,
        },
      ];
    });
  }
}

/** Weighted over the systems that can be judged; null where none can. */
function overallScore(systems: readonly SystemStatus[]): number | null {
  const judged = systems.flatMap(({ system, score }) =>
    score === null ? [] : [{ score, weight: systemWeights[system] }],
  );
  const weight = judged.reduce((sum, entry) => sum + entry.weight, 0);
  if (weight === 0) return null;
  return Math.round((judged.reduce((sum, entry) => sum + entry.score * entry.weight, 0) / weight) * 10) / 10;
}

function worst(statuses: readonly HealthStatus[]): HealthStatus {
  if (statuses.includes('bad')) return 'bad';
  if (statuses.includes('attention')) return 'attention';
  return statuses.includes('good') ? 'good' : 'unknown';
}

function headline(status: HealthStatus, questions: readonly HealthQuestion[]): string {
  const toLookAt = questions.filter((question) => question.status === 'attention' || question.status === 'bad').length;
  const isJudged = questions.some(({ key, status: answer }) => key === 'right' && answer !== 'unknown');
  const things = toLookAt === 1 ? 'one thing' : `${toLookAt} things`;
  if (status === 'bad') return `Something is wrong: ${things} to look at`;
  if (!isJudged) return toLookAt === 0 ? 'So far, so good' : `So far, so good, with ${things} to look at`;
  return toLookAt === 0 ? 'All is well' : `All is well, ${things} to look at`;
}
