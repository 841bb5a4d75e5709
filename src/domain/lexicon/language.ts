/** The languages the word tables are written in, in the order of their columns. The same as those of `words`. */
export const languages = ['en', 'pl', 'cs', 'de', 'fa'] as const;
export type Language = (typeof languages)[number];
