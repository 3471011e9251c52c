import type { HealthQuestion } from '../../../../shared/contract/health.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { HostLink } from './HostLink.tsx';

/** One line a question: its state, the one number, what the number means, its trend, and what to do. */
export function HealthQuestions({ questions }: { questions: readonly HealthQuestion[] }) {
  return (
    <section aria-labelledby="questions" className="rounded-card border border-line bg-surface shadow-raised">
      <h2 id="questions" className="sr-only">
        How it is going
      </h2>
      <ul className="divide-y divide-line">
        {questions.map((question) => (
          <Question key={question.key} question={question} />
        ))}
      </ul>
    </section>
  );
}

function Question({ question }: { question: HealthQuestion }) {
  const { status, figure, meaning, spark, action } = question;
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-3.5 gap-y-1 px-4.5 py-3 md:min-h-14 md:grid-cols-[14px_minmax(0,190px)_minmax(92px,auto)_minmax(0,1fr)_auto] lg:grid-cols-[14px_190px_minmax(92px,auto)_minmax(0,1fr)_140px_116px]">
      <StatusDot status={status} />
      <h3 className="font-medium">{question.question}</h3>
      <span
        className={`text-right text-figure font-semibold whitespace-nowrap ${status === 'unknown' ? 'text-soft' : ''}`}
      >
        {figure}
      </span>
      <p className="col-start-2 col-end-4 text-small text-soft md:col-auto">{meaning}</p>
      <div className="hidden lg:block">
        {spark.length > 1 && <Sparkline values={spark} label={`Trend of “${question.question}”`} />}
      </div>
      <div className="col-start-2 col-end-4 md:col-auto md:text-right">
        {action && <HostLink to={action.to} label={action.label} />}
      </div>
    </li>
  );
}
