import { type Language, useLanguage } from './language.ts';

/** A text, or a function that makes one; grouped as deep as one likes. */
export type Messages = { readonly [key: string]: string | ((...values: never[]) => string) | Messages };

/** The same keys and parameters, in other words. */
type Translated<M> = {
  readonly [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Translated<M[K]>;
};

export type Catalog<M> = Readonly<Record<Language, Translated<M>>>;

/** The texts of one feature in every language. They travel with the feature's code, so a page loads its own only. */
export function defineMessages<M extends Messages>(en: M, ur: Translated<M>): Catalog<M> {
  // M says the same in its own words.
  return { en: en as unknown as Translated<M>, ur };
}

export function useMessages<M>(catalog: Catalog<M>): Translated<M> {
  return catalog[useLanguage()];
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** `#` in the form stands for the number. */
export function createPlural(language: Language): (count: number, forms: Forms) => string {
  // Each takes a browser milliseconds to make, and most pages need one language.
  let made: { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat } | undefined;
  return (count, forms) => {
    made ??= { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) };
    return (forms[made.rules.select(count)] ?? forms.other).replace('#', made.numbers.format(count));
  };
}
