// Job messages: what the grader and its jobs say to each other. Both ends are ours; nothing of a submission speaks here.

import type { GradedExercise, SubmissionGrade } from './grades.ts';
import type { Submission } from './submissions.ts';

/** What every job is told when it starts. */
export interface JobSettings {
  readonly slugs: readonly string[];
  /** The folder of hidden checks, absolute. */
  readonly checks?: string | undefined;
  /** A folder of the job's own, absolute. */
  readonly scratch: string;
  /** Real time for one exercise, in milliseconds. */
  readonly exerciseMs: number;
}

/** What the grader says. */
export type ToJob =
  | { readonly kind: 'begin'; readonly settings: JobSettings }
  /** `spared` are the hidden checks that it is graded without, as `<slug>/<id>`, and what each of them did. */
  | { readonly kind: 'grade'; readonly submission: Submission; readonly spared?: Readonly<Record<string, string>> };

/** What a job says. */
export type FromJob =
  | { readonly kind: 'begun'; readonly exercises: readonly GradedExercise[]; readonly containment: readonly string[] }
  /** It cannot begin; one sentence about what the grader was called with. */
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'graded'; readonly grade: SubmissionGrade }
  | CheckNews;

/** What a job says of hidden checks, to its guard alone (job-guard.ts). */
export type CheckNews = { readonly kind: 'check begins'; readonly check: string } | { readonly kind: 'check ends' };
