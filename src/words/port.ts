export const languages = ['en', 'pl', 'cs', 'de', 'fa'] as const;
export type Language = (typeof languages)[number];
