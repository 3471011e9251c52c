/** The part of saxen that is used; it ships no types of its own. */
declare module 'saxen' {
  type DecodeEntities = (text: string) => string;

  export class Parser {
    on(
      event: 'openTag',
      handler: (
        name: string,
        readAttributes: () => Record<string, string>,
        decodeEntities: DecodeEntities,
        isSelfClosing: boolean,
      ) => void,
    ): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text', handler: (text: string, decodeEntities: DecodeEntities) => void): this;
    on(event: 'cdata', handler: (text: string) => void): this;
    on(event: 'error' | 'warn', handler: (error: Error) => void): this;
    /** Calls the handlers in the order of the text. Declarations (DTD) are skipped, so no entity is ever defined. */
    parse(text: string): void;
    /** Ends the parsing from within a handler. */
    stop(): void;
  }
}
