import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

export type Unit = 'ms' | 's' | 'MB' | '%' | 'rows/s' | 'rows' | '';

export interface Measurement {
  /** What was set up: `import, 3500 rows`. */
  readonly group: string;
  readonly name: string;
  /** Of a latency the 95th percentile. */
  readonly value: number;
  /** Of a latency the 50th percentile. */
  readonly median?: number | undefined;
  readonly unit: Unit;
  readonly target?: { readonly atMost: number } | { readonly atLeast: number } | undefined;
  /** The value as a multiple of something measured in the same run, which a slow machine slows down as well. */
  readonly ratio?: { readonly value: number; readonly of: string } | undefined;
}

export function meetsTarget({ value, target }: Measurement): boolean | null {
  if (target === undefined) return null;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

const decimals: Readonly<Record<Unit, number>> = { ms: 1, s: 2, MB: 0, '%': 1, 'rows/s': 0, rows: 0, '': 3 };

function shown(value: number, unit: Unit): string {
  return `${value.toFixed(decimals[unit])}${unit === '' ? '' : ` ${unit}`}`;
}

function targetOf({ target, unit }: Measurement): string {
  if (target === undefined) return '';
  return 'atMost' in target ? `≤ ${shown(target.atMost, unit)}` : `≥ ${shown(target.atLeast, unit)}`;
}

/** Collects measurements, prints each group as a table when it is complete, and keeps all of them as data. */
export class Results {
  readonly #measurements: Measurement[] = [];
  readonly #startedAt = new Date().toISOString();

  add(group: string, measurements: readonly Omit<Measurement, 'group'>[]): void {
    const rows = measurements.map((measurement) => ({ group, ...measurement }));
    this.#measurements.push(...rows);
    const cells = rows.map((row) => [
      row.name,
      row.median === undefined ? '' : shown(row.median, row.unit),
      shown(row.value, row.unit),
      targetOf(row),
      meetsTarget(row) === false ? '✗ missed' : '',
      row.ratio ? `${row.ratio.value.toFixed(2)} × ${row.ratio.of}` : '',
    ]);
    const areLatencies = rows.some(({ median }) => median !== undefined);
    const header = ['', areLatencies ? 'p50' : '', areLatencies ? 'p95' : 'measured', 'target', '', 'beside'];
    const widths = header.map((title, column) =>
      Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
    );
    const [load = 0] = loadavg();
    process.stdout.write(`\n${group}  (load average ${load.toFixed(1)})\n`);
    for (const row of [header, ...cells]) {
      const line = row.map((cell, column) =>
        column >= 1 && column <= 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      process.stdout.write(`  ${line.join('  ').trimEnd()}\n`);
    }
  }

  /** The machine and how busy it was: a time without them says little. */
  #circumstances() {
    return {
      startedAt: this.#startedAt,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      processors: cpus().length,
      processor: cpus()[0]?.model ?? 'unknown',
      memoryMB: Math.round(totalmem() / 1e6),
      loadAverage: loadavg(),
    };
  }

  printCircumstances(): void {
    const { node, platform, processors, processor, loadAverage } = this.#circumstances();
    const load = loadAverage.map((value) => value.toFixed(1)).join(', ');
    process.stdout.write(`Node ${node}, ${platform}, ${processors} × ${processor}, load average ${load}\n`);
  }

  printVerdict(): void {
    const withTarget = this.#measurements.filter(({ target }) => target !== undefined);
    const missed = withTarget.filter((row) => meetsTarget(row) === false);
    process.stdout.write(`\n${withTarget.length - missed.length} of ${withTarget.length} targets met\n`);
    for (const row of missed) {
      process.stdout.write(`✗ ${row.group}: ${row.name} ${shown(row.value, row.unit)}, target ${targetOf(row)}\n`);
    }
  }

  writeJson(path: string): void {
    const measurements = this.#measurements.map((row) => ({ ...row, meetsTarget: meetsTarget(row) }));
    writeFileSync(path, `${JSON.stringify({ ...this.#circumstances(), measurements }, null, 2)}\n`);
  }
}
