/** The part of `vcf` that we use; the library ships no types. */
declare module 'vcf' {
  export interface Property {
    readonly type?: string | string[];
    valueOf(): string;
  }
  export default class VCard {
    readonly version: string;
    readonly data: Readonly<Record<string, Property | Property[] | undefined>>;
    parse(text: string): VCard;
  }
}
