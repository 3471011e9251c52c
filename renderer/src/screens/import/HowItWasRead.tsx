import { useState } from 'react';
import type { CsvLayoutChoice, CsvReading } from '../../../../shared/contract/imports.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Select } from '../../ui/Select.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { missingRole, withAmountForm } from './columnRoles.ts';
import {
  amountFormNames,
  choicesOf,
  dateOrderNames,
  decimalSignNames,
  delimiterNames,
  encodingNames,
  layoutSentence,
} from './layoutWords.ts';

/** Says in words how the table was read, and lets every part of it be corrected. */
export function HowItWasRead({
  reading,
  onCorrect,
}: {
  reading: CsvReading;
  onCorrect(choice: CsvLayoutChoice): void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const missing = missingRole(reading.layout);
  return (
    <Card
      title="How it was read"
      description={<p className="max-w-[75ch]">{layoutSentence(reading)}</p>}
      actions={
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Done' : 'Correct'}
        </Button>
      }
      isFlush
    >
      {isOpen && <LayoutFields reading={reading} onCorrect={onCorrect} />}
      {missing && (
        <div className="px-4.5 pb-3">
          <InlineNotice tone="attention">{missing}</InlineNotice>
        </div>
      )}
      <ColumnTable reading={reading} onCorrect={onCorrect} />
    </Card>
  );
}

function LayoutFields({ reading, onCorrect }: { reading: CsvReading; onCorrect(choice: CsvLayoutChoice): void }) {
  const { layout } = reading;
  return (
    <div className="grid gap-x-4 gap-y-3 px-4.5 pb-4 sm:grid-cols-2 lg:grid-cols-3">
      <Select
        label="Cells are separated by"
        value={layout.delimiter}
        onChange={(delimiter) => onCorrect({ delimiter })}
        options={choicesOf(delimiterNames)}
      />
      <Select
        label="Written in"
        value={layout.encoding}
        onChange={(encoding) => onCorrect({ encoding })}
        options={choicesOf(encodingNames)}
      />
      <Select
        label="Column names stand in"
        value={layout.headerLine === null ? 'none' : String(layout.headerLine)}
        onChange={(line) => onCorrect({ headerLine: line === 'none' ? null : Number(line) })}
        options={headerLines(layout.headerLine)}
      />
      <Select
        label="Dates are written"
        value={layout.dateOrder}
        onChange={(dateOrder) => onCorrect({ dateOrder })}
        options={choicesOf(dateOrderNames)}
      />
      <Select
        label="Before the decimals stands"
        value={layout.decimalSign}
        onChange={(decimalSign) => onCorrect({ decimalSign })}
        options={choicesOf(decimalSignNames)}
      />
      <Select
        label="Amounts stand in"
        value={layout.amountForm}
        onChange={(form) => onCorrect(withAmountForm(layout, form))}
        options={choicesOf(amountFormNames)}
      />
    </div>
  );
}

/** Banks put at most a few dozen lines above their tables. */
const furthestHeaderLine = 30;

function headerLines(current: number | null) {
  const lines = Array.from({ length: furthestHeaderLine }, (_, index) => index + 1);
  if (current !== null && current > furthestHeaderLine) lines.push(current);
  return [
    { value: 'none', label: 'no line: there are none' },
    ...lines.map((line) => ({ value: String(line), label: `line ${line}` })),
  ];
}
