/** What a bank writes of an entry, taken apart as far as its dialect allows. */
export interface EntryDetails {
  text: string;
  payee: string | null;
}

// Control characters of a transfer are no words.
const plain = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The longest piece that a subfield holds: one that is full goes on within a word in the next. */
const fullPiece = 27;
/** Lines of field 86 have 65 characters; some banks count the tag in. */
const fullLine = 64;

function joinPieces(pieces: readonly string[], full: number): string {
  let joined = '';
  let before = full;
  for (const piece of pieces) {
    joined += before >= full || /^\s/.test(piece) ? piece : ` ${piece}`;
    before = piece.endsWith(' ') ? full : piece.length;
  }
  return plain(joined);
}

const structured = /^\s*\d{3}\s*([^0-9A-Za-z\s/,.:-])\d{2}/;

/** Purpose lines in the order in which they say something: `SVWZ+`, the purpose of a SEPA payment, before references. */
function purposeFirst(purpose: string): string {
  const at = purpose.indexOf('SVWZ+');
  if (at < 0) return purpose;
  const end = /\s(?:EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|ABWA|ABWE|IBAN|BIC)\+/.exec(purpose.slice(at));
  const until = end === null ? purpose.length : at + end.index;
  return plain(`${purpose.slice(at + 'SVWZ+'.length, until)} ${purpose.slice(0, at)} ${purpose.slice(until)}`);
}

/**
 * The German dialect (DFÜ agreement, annex 3): a transaction code, then subfields `?00` (kind), `?20` to `?29` and `?60` to
 * `?63` (purpose), `?32` and `?33` (name). Some banks separate by another character than the question mark.
 */
function readGerman(joined: string, separator: string): EntryDetails {
  const subfields = new Map<string, string>();
  const parts = joined.split(separator);
  let last = '';
  for (const part of parts.slice(1)) {
    const code = /^\d{2}/.exec(part)?.[0];
    // A question mark of the purpose itself is not followed by a number.
    if (code === undefined || subfields.has(code)) {
      subfields.set(last, `${subfields.get(last) ?? ''}${separator}${part}`);
    } else {
      subfields.set(code, part.slice(2));
      last = code;
    }
  }
  const pieces = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => subfields.get(String(from + index)) ?? '').filter(
      (piece) => piece !== '',
    );
  const kind = plain(subfields.get('00') ?? '');
  const purpose = joinPieces([...pieces(20, 29), ...pieces(60, 63)], fullPiece);
  const name = joinPieces(pieces(32, 33), fullPiece);
  return { text: plain(`${kind} ${purposeFirst(purpose)}`), payee: name || null };
}

const dutchCodes =
  /\/(TRTP|TRCD|IBAN|BIC|NAME|REMI|EREF|IREF|PREF|RREF|MARF|CSID|BENM|ORDP|ISDT|CNTP|ADDR|RTRN|SVCL|ULTC|ULTD|ULTB|PURP|INIT|ACCW|ID)\//g;

/** The Dutch dialect: words between slashes that say what follows, `/TRTP/…/NAME/…/REMI/…`. */
function readDutch(joined: string): EntryDetails | null {
  const marks = [...joined.matchAll(dutchCodes)];
  if (marks[0]?.index !== 0) return null;
  const values = new Map<string, string>();
  marks.forEach((mark, index) => {
    const [whole, code = ''] = mark;
    const value = joined.slice(mark.index + whole.length - 1, marks[index + 1]?.index ?? joined.length);
    if (!values.has(code)) values.set(code, plain(value.replace(/^\//, '').replace(/(?<!\/)\/+$/, '')));
  });
  // CNTP: account, bank, name and town, each between slashes.
  const name = values.get('NAME') || values.get('CNTP')?.split('/')[2] || '';
  const purpose = (values.get('REMI') ?? '').replace(/^(?:USTD|STRD)\/\/?(?:CUR\/)?/, '');
  const text = plain(`${values.get('TRTP') ?? ''} ${purpose}`);
  if (name === '' && text === '') return null;
  return { text, payee: plain(name) || null };
}

/** Field 86 of an entry, each as its lines; a bank may write several. */
export function readDetails(fields: readonly (readonly string[])[]): EntryDetails {
  const joined = fields.map((lines) => lines.join('')).join('');
  const separator = structured.exec(joined)?.[1];
  if (separator !== undefined) return readGerman(joined, separator);
  const dutch = readDutch(joined.trimStart());
  if (dutch !== null) return dutch;
  return { text: plain(fields.map((lines) => joinPieces(lines, fullLine)).join(' ')), payee: null };
}

/** The German `:NS:` field, lines that begin with a number: 01 to 14 purpose, 15 and 16 name, 17 kind. */
export function readNumberedDetails(lines: readonly string[]): EntryDetails {
  const numbered = lines.map((line) => ({ code: Number(line.slice(0, 2)), value: line.slice(2) }));
  const between = (from: number, to: number) =>
    plain(
      numbered
        .filter(({ code }) => code >= from && code <= to)
        .map(({ value }) => value)
        .join(' '),
    );
  return { text: plain(`${between(17, 17)} ${between(1, 14)}`), payee: between(15, 16) || null };
}
