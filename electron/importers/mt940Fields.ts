/** A field of a SWIFT message: `:61:…`, with the lines that continue it. */
export interface SwiftField {
  /** `20`, `60F`, `61`, `86`, `NS`, …; `end` for the line that ends a message. */
  tag: string;
  /** At least one. */
  lines: string[];
  /** 1-based line of the source. */
  line: number;
}

/** Tags that may begin a line of a statement. Whatever else looks like one (`:12:11`, a wrapped time) is text. */
const known = /^:(20|21|25P?|28C?|34F|13D?|60[FM]|61|62[FM]|64|65|86|90[CD]|NS|940)(?::|$)(.*)$/;

const wrappedTag = /^(?:6[0-4][FM]?|86):/;

/** Fields at the head of a message; behind its first entry a line that looks like one is text. */
const headTags: ReadonlySet<string> = new Set(['21', '25', '25P', '28', '28C', '34F', '13', '13D', '940']);
const entryTags: ReadonlySet<string> = new Set(['61', '86', 'NS']);

/** Whether a text is an MT940 or MT942 message, or what is left of one. */
export function isMt940(text: string): boolean {
  const start = text.slice(0, 8192);
  return /^(?::20:|:25P?:\S|:60[FM]:[CD]\d{6}|:61:\d{6}|\{1:F\d{2})/m.test(start) || /^\s*:(?:62[FM]|86):/.test(start);
}

/** A line without the control characters that transfers put before messages; within text they are damage. */
function cleanLine(line: string): string {
  let start = 0;
  while (start < line.length && line.charCodeAt(start) < 32) start += 1;
  return start === line.length || ':{-'.includes(line.charAt(start)) ? line.slice(start) : line;
}

/** `T13` and then `:20:15`: a time that was wrapped at its colon is no field. */
function isWrappedTime(before: string, tag: string, value: string): boolean {
  return /^\d\d$/.test(tag) && /(?:^|\D)\d{1,2}$/.test(before) && /^\d\d(?:\D|$)/.test(value);
}

/** The fields of all messages of a file in order. What stands between messages belongs to none. */
export function readSwiftFields(text: string): SwiftField[] {
  const fields: SwiftField[] = [];
  let current: SwiftField | null = null;
  /** Of the last field that is no text. */
  let lastTag = '';
  const lines = text.split('\n');
  lines.forEach((written, index) => {
    // A few banks wrap within the mark of a field.
    if (written === ':' && wrappedTag.test(lines[index + 1] ?? '')) return;
    const whole = lines[index - 1] === ':' && wrappedTag.test(written) ? `:${written}` : written;
    const content = cleanLine(whole);
    const line = index + 1;
    // Text that was wrapped before a hyphen leaves it alone on a line, amidst the entries of a statement.
    const isHyphen = lastTag === '61' && content.trim() === '-' && /^:6[12]/.test(lines[index + 1] ?? '');
    const isEnd = /^-(?:\}|XXX|[^\p{L}\p{N}]{0,2}$)/u.test(content) && !isHyphen;
    if (isEnd || /^\{1:F\d{2}/.test(content)) {
      current = null;
      fields.push({ tag: 'end', lines: [''], line });
      return;
    }
    const match = known.exec(content);
    const [, tag = '', value = ''] = match ?? [];
    const isInEntry = current !== null && entryTags.has(current.tag);
    const isText =
      match === null ||
      (isInEntry && headTags.has(tag)) ||
      (isInEntry && tag !== '61' && tag !== '86' && isWrappedTime(current?.lines.at(-1) ?? '', tag, value));
    if (isText) {
      if (content.trim() !== '') current?.lines.push(content);
      return;
    }
    current = { tag, lines: [value], line };
    if (!/^(?:86|NS)$/.test(tag)) lastTag = tag;
    fields.push(current);
  });
  return fields;
}
