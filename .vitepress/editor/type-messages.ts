// Type messages: what crosses between an editor and its worker.

import type { Files } from './app-service.ts';

/** Something to know about the app. Offsets count from 0. */
export type TypeQuestion =
  | { readonly about: 'problems' }
  | { readonly about: 'offers'; readonly file: string; readonly at: number }
  | { readonly about: 'offer'; readonly file: string; readonly at: number; readonly name: string }
  | { readonly about: 'place'; readonly file: string; readonly at: number };

/** Every question brings the whole text along: it is small, and a worker that was just started knows it too. */
export interface ToTypes {
  readonly id: number;
  readonly files: Files;
  readonly question: TypeQuestion;
}

/** The answer is what the service's method for the question returns. */
export interface FromTypes {
  readonly id: number;
  readonly answer: unknown;
}
