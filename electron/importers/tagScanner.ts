/** One tag of an OFX or XML document with the text that follows it up to the next tag. */
export interface Tag {
  /** Upper case, without a namespace prefix. */
  name: string;
  /** What stands between its name and its `>`, as written: ` Ccy="EUR"`. */
  attributes: string;
  isClosing: boolean;
  /** `<NAME/>`: opens and closes at once. */
  isEmpty: boolean;
  /** Text up to the next tag, entities decoded, trimmed. */
  value: string;
  /** Offsets of the tag and of the end of its text. */
  start: number;
  end: number;
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeOnce(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return namedEntities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}

/**
 * The predefined and numeric entities as characters. Nothing else is expanded: entities that a document declares for
 * itself stay as written. Twice, since some banks escape what is escaped already (`&amp;lt;`).
 */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeOnce(decodeOnce(text)) : text;
}

interface Markup {
  begin: string;
  finish: string;
}

const markups: readonly Markup[] = [
  { begin: '<!--', finish: '-->' },
  { begin: '<![CDATA[', finish: ']]>' },
  { begin: '<?', finish: '?>' },
  { begin: '<!', finish: '>' },
];

/** Stands for a `<` that is text, so that the scanner does not take it for a tag. */
const plainLessThan = '\u0001';

/** Comments and processing instructions as blanks, character data sections as text, all offsets and line ends kept. */
function withoutMarkup(text: string): string {
  if (!text.includes('<!') && !text.includes('<?')) return text;
  const parts: string[] = [];
  // Markup that nothing closes is text; looking for its end again from each later place would take square time.
  const unclosed = new Set<Markup>();
  let position = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', position)) {
    parts.push(text.slice(position, at));
    const markup = markups.find(({ begin }) => text.startsWith(begin, at));
    const close =
      markup === undefined || unclosed.has(markup) ? -1 : text.indexOf(markup.finish, at + markup.begin.length);
    if (markup === undefined || close < 0) {
      if (markup !== undefined) unclosed.add(markup);
      parts.push('<');
      position = at + 1;
      continue;
    }
    position = close + markup.finish.length;
    const isText = markup.begin === '<![CDATA[';
    const inner = text.slice(at + markup.begin.length, close);
    const kept = isText ? inner.replaceAll('<', plainLessThan) : inner.replace(/[^\n]/g, ' ');
    parts.push(' '.repeat(markup.begin.length), kept, ' '.repeat(markup.finish.length));
  }
  parts.push(text.slice(position));
  return parts.join('');
}

const tag = /<(\/?)([A-Za-z][A-Za-z0-9_.:-]*)(\/?|\s[^<>]*)>/y;

/**
 * The tags of a document in order, of XML and of OFX's SGML dialect (leaf tags unclosed) alike. A `<` that opens no
 * tag is text. Time is linear in the length of the document.
 */
export function scanTags(document: string): Tag[] {
  const text = withoutMarkup(document);
  const tags: Tag[] = [];
  let current: Tag | null = null;
  let valueFrom = 0;
  const finish = (end: number) => {
    if (current === null) return;
    current.end = end;
    current.value = decodeEntities(text.slice(valueFrom, end))
      .replaceAll(plainLessThan, '<')
      .replace(/\s+/g, ' ')
      .trim();
  };
  for (let at = text.indexOf('<'); at >= 0; ) {
    tag.lastIndex = at;
    const match = tag.exec(text);
    if (match === null) {
      at = text.indexOf('<', at + 1);
      continue;
    }
    finish(at);
    const name = (match[2] ?? '').toUpperCase();
    current = {
      name: name.slice(name.lastIndexOf(':') + 1),
      attributes: match[3] ?? '',
      isClosing: match[1] === '/',
      isEmpty: match[3]?.endsWith('/') ?? false,
      value: '',
      start: at,
      end: text.length,
    };
    tags.push(current);
    valueFrom = tag.lastIndex;
    at = text.indexOf('<', valueFrom);
  }
  finish(text.length);
  return tags;
}
