interface FileFormat {
  /** As a person knows the files of this format from their bank. */
  readonly names: readonly string[];
  /** How such files are called. A file is recognised by its content; this only guides the choice of one. */
  readonly extensions: readonly string[];
}

/** The formats of bank files that are read, in the order in which they are named. */
export const fileFormatIds = ['csv', 'xlsx', 'ofx', 'qif', 'camt', 'mt940'] as const;
type FileFormatId = (typeof fileFormatIds)[number];

const fileFormats: Readonly<Record<FileFormatId, FileFormat>> = {
  csv: { names: ['CSV'], extensions: ['.csv', '.tsv', '.txt'] },
  xlsx: { names: ['Excel (XLSX)'], extensions: ['.xlsx'] },
  ofx: { names: ['OFX', 'QFX'], extensions: ['.ofx', '.qfx'] },
  qif: { names: ['QIF'], extensions: ['.qif'] },
  camt: { names: ['CAMT'], extensions: ['.xml', '.camt'] },
  mt940: { names: ['MT940'], extensions: ['.sta', '.mt940', '.940', '.mt942', '.942'] },
};

/** `CSV`, `OFX`, … */
export const fileFormatNames: readonly string[] = fileFormatIds.flatMap((id) => fileFormats[id].names);

/** `CSV, OFX, QFX, QIF, CAMT or MT940` */
export const fileFormatsInWords = `${fileFormatNames.slice(0, -1).join(', ')} or ${fileFormatNames.at(-1)}`;

/** Every extension, as the `accept` of a file input. */
export const fileExtensions: readonly string[] = fileFormatIds.flatMap((id) => fileFormats[id].extensions);
