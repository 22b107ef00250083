import { prefixRange, searchTerms } from '@studyhall/db';
import { generalizations } from '../domain/language.ts';
import type { Tutor } from '../domain/tutor.ts';

/* How what a tutor can be found by is written in search_terms. A word is a main word or a further one, never both. */

/** Everyone who is listed has it. */
export const listedTerm = '*';

/** Case never tells two courses apart. */
export function courseTerm(code: string): string {
  return `course/${code.toLowerCase()}`;
}

export function languageTerm(tag: string): string {
  return `language/${tag.toLowerCase()}`;
}

export function modeTerm(mode: string): string {
  return `mode/${mode}`;
}

function mainWordTerm(word: string): string {
  return `word/${word}`;
}

function furtherWordTerm(word: string): string {
  return `bio/${word}`;
}

/** Terms that have an order by the next free time too. */
export function soonestTermsOf({ courses }: Pick<Tutor, 'courses'>): string[] {
  return [listedTerm, ...courses.map(({ code }) => courseTerm(code))];
}

export function isSoonestTerm(term: string): boolean {
  return term === listedTerm || term.startsWith(courseTerm(''));
}

/** All terms of a tutor, each once. */
export function termsOf(tutor: Tutor): string[] {
  const { name, headline, bio, courses, languages, modes } = tutor;
  const mainWords = searchTerms(name, headline, ...courses.flatMap(({ code, title }) => [code, title]));
  const main = new Set(mainWords);
  const furtherWords = searchTerms(bio).filter((word) => !main.has(word));
  return [
    listedTerm,
    ...courses.map(({ code }) => courseTerm(code)),
    ...new Set(languages.flatMap(generalizations).map(languageTerm)),
    ...modes.map(modeTerm),
    ...mainWords.map(mainWordTerm),
    ...furtherWords.map(furtherWordTerm),
  ];
}

/** Terms from one text up to another, which is not among them. */
export interface TermRange {
  readonly from: string;
  readonly to: string;
}

/** Who has one of the terms, or one within one of the ranges, meets the condition. */
export type Condition = { readonly terms: readonly string[] } | { readonly ranges: readonly TermRange[] };

/** A main word begins so. */
export function mainWordCondition(beginning: string): Condition {
  return { ranges: [prefixRange(mainWordTerm(beginning))] };
}

/** A main word or a further one begins so. */
export function anyWordCondition(beginning: string): Condition {
  return { ranges: [prefixRange(mainWordTerm(beginning)), prefixRange(furtherWordTerm(beginning))] };
}

export function termCondition(term: string): Condition {
  return { terms: [term] };
}
