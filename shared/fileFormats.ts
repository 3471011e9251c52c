/** The bank files that are read, as a person knows them, in the order in which they are named. */
export const fileFormatNames = ['CSV', 'OFX', 'QFX', 'QIF', 'CAMT', 'MT940'] as const;

/** `CSV, OFX, QFX, QIF, CAMT or MT940` */
export const fileFormatsInWords = `${fileFormatNames.slice(0, -1).join(', ')} or ${fileFormatNames.at(-1)}`;
