import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { categoryName } from '../categories/categoryName.ts';
import { SignedBars } from '../charts/SignedBars.tsx';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { formatSigned, oddsSentence, roundToSum } from './whyWords.ts';

const decimals = 2;

/** The reasons as signed bars. What is shown adds up, digit by digit, so that anyone can check it. */
export function WhySum({ explanation }: { explanation: PredictionExplanation }) {
  const { locale } = usePreferences();
  const { base, output, mainFactors } = explanation;
  const shown = roundToSum([base, ...mainFactors.map((factor) => factor.contribution)], output, decimals);
  const signed = (value: number) => formatSigned(value, locale, decimals);
  const prediction = categoryName(explanation.prediction ?? explanation.alternatives[0]?.prediction ?? 'this');
  const against = explanation.against === null ? null : categoryName(explanation.against);
  const rival = against ?? 'something else';
  const bars = [
    ...mainFactors.map((factor, index) => ({
      id: factor.factor,
      label: factor.factor,
      value: shown[index + 1] ?? 0,
      detail: <FactorDetail factor={factor} shownAs={shown[index + 1] ?? 0} />,
    })),
    {
      id: 'base',
      label: 'Before looking at this row',
      value: shown[0] ?? 0,
      detail: `How much more common ${prediction} is than ${rival} in what was learnt.`,
    },
  ];
  return (
    <div className="mt-3">
      <SignedBars label={`Reasons for ${prediction} rather than ${rival}`} bars={bars} formatValue={signed} />
      <p className="mt-2 border-t border-line pt-2 text-control text-soft">
        Together{' '}
        <strong className="font-semibold text-ink tabular-nums">{signed(Number(output.toFixed(decimals)))}</strong>:{' '}
        {oddsSentence(output, prediction, against)}.
      </p>
    </div>
  );
}

/** The evidence for one reason, and the single words and numbers it is made of. */
function FactorDetail({ factor, shownAs }: { factor: PredictionExplanation['mainFactors'][number]; shownAs: number }) {
  const { locale } = usePreferences();
  const parts = roundToSum(
    factor.parts.map((part) => part.contribution),
    shownAs,
    decimals,
  );
  if (factor.parts.length < 2) return factor.evidence;
  return (
    <details className="print:[&::details-content]:[content-visibility:visible]">
      <summary>{factor.evidence}</summary>
      <table className="mt-1 mb-1.5 w-full">
        <caption className="sr-only">What “{factor.factor}” is made of</caption>
        <tbody>
          {factor.parts.map((part, index) => (
            <tr key={part.feature}>
              <th scope="row" className="py-0.5 pl-4 text-left font-normal wrap-anywhere">
                {part.feature}
              </th>
              <td className="py-0.5 pl-3 text-right tabular-nums">
                {formatSigned(parts[index] ?? 0, locale, decimals)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
