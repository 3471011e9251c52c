import type { AccountKind } from './statement.ts';

/** One record of a list: its fields in order, each with its letter. */
export interface QifRecord {
  /** 1-based line of its first field. */
  line: number;
  fields: { letter: string; value: string }[];
  raw: string;
  /** Whether a `^` ends it. */
  isClosed: boolean;
}

/** Records that stand under one header line, of one account. */
export interface QifSection {
  line: number;
  /** What `!Type:` says, in lower case; `account` for a list of accounts; empty for records before any header. */
  type: string;
  /** The name of the account block before it. */
  account: string | null;
  records: QifRecord[];
}

/** The kinds of list that hold transactions of an account with money in it. */
const kindByType: Readonly<Record<string, AccountKind>> = {
  bank: 'checking',
  ccard: 'card',
  cash: 'cash',
  'oth a': 'other',
  'oth l': 'other',
};

/** The kind of account whose transactions a section lists; null where the section lists something else. */
export function accountKindOf(section: QifSection): { kind: AccountKind | null } | null {
  if (section.type === '') return { kind: null };
  const kind = Object.hasOwn(kindByType, section.type) ? kindByType[section.type] : undefined;
  return kind === undefined ? null : { kind };
}

const header = /^!(?:Type|Account|Option|Clear)\b/i;

/** Whether a text is a QIF document: a header line before anything else, or records of dates and amounts without one. */
export function isQif(text: string): boolean {
  const lines = text
    .slice(0, 16_384)
    .split('\n')
    .map((line) => line.trim());
  const first = lines.find((line) => line !== '' && line !== '^' && !line.startsWith('#'));
  if (first === undefined) return false;
  if (header.test(first)) return true;
  const end = lines.indexOf('^');
  const fields = lines.slice(0, Math.max(end, 0)).filter((line) => line !== '');
  return (
    fields.length > 1 &&
    // No letters of investments: theirs are other amounts.
    fields.every((line) => /^[DTUCNPMALSEFK$%]/.test(line)) &&
    fields.some((line) => /^D\s*\d/.test(line)) &&
    fields.some((line) => /^[TU]\s*[-+]?[\d.,]/.test(line))
  );
}

/** Without the blanks that people and programs pad with; a damaged byte that Unicode counts as a space stays. */
function trimmed(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/(?<![ \t])[ \t]+$/, '');
}

/** The records of a QIF document by section. Lines before the first header that are no fields are left out. */
export function readQifSections(text: string): QifSection[] {
  const sections: QifSection[] = [];
  let section: QifSection = { line: 1, type: '', account: null, records: [] };
  let account: string | null = null;
  let record: QifRecord | null = null;
  const close = () => {
    if (record !== null && record.fields.length > 0) section.records.push(record);
    record = null;
  };
  text.split('\n').forEach((whole, index) => {
    const line = trimmed(whole);
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('!')) {
      close();
      // What follows a list of all accounts belongs to none of them before the next block says so.
      if (/^!Clear\s*:\s*AutoSwitch/i.test(line)) account = null;
      if (/^!(?:Option|Clear)\b/i.test(line)) return;
      const type = /^!Type\s*:\s*(.*)$/i.exec(line)?.[1] ?? line.slice(1);
      section = { line: index + 1, type: type.trim().toLowerCase(), account, records: [] };
      sections.push(section);
      return;
    }
    if (sections.length === 0) sections.push(section);
    const isEnd = /^\^+$/.test(line);
    if (isEnd) {
      if (record !== null) record.isClosed = true;
      const name = record?.fields.find(({ letter }) => letter === 'N')?.value;
      if (section.type === 'account' && name) account = name;
      close();
      return;
    }
    record ??= { line: index + 1, fields: [], raw: '', isClosed: false };
    record.fields.push({ letter: line.slice(0, 1), value: trimmed(line.slice(1)) });
    record.raw += `${record.raw === '' ? '' : '\n'}${line}`;
  });
  close();
  return sections;
}
