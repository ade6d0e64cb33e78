// Class workflow: the workflow of a class' repository, which checks the exercises at every push.
//
// Owns:   its text, in the form that GitHub Classroom's reporter asks for.
//
// W1. The name of the workflow, its only job and that job's name are what Classroom looks for.
// W2. A step for each exercise. Its id has letters and digits alone, so that it can name a variable; its output `result` is
//     written by `check --classroom` (classroom-result.ts).
// W3. An exercise that is not passed ends with 1 and does not end the job: the others and the reporter have their turn.

import type { Exercise } from '#exercises/define-exercise';
import { plainText } from '#exercises/text-marks';
import { numberOf } from '../workspace.ts';

/** The path of the workflow in the repository. */
export const WORKFLOW_FILE = '.github/workflows/classroom.yml';

/** The workflow, as YAML. */
export function workflowText(exercises: ReadonlyMap<string, Exercise>): string {
  const slugs = [...exercises.keys()];
  const results = slugs.map(
    (slug) => `          ${stepId(slug).toUpperCase()}_RESULTS: \${{ steps.${stepId(slug)}.outputs.result }}`,
  );
  return `# Checks the exercises at every push. The points of each are in the summary of the run; its last step hands them to
# GitHub Classroom, which looks for this name, this one job and its name, and needs these permissions.
name: Autograding Tests

on:
  push:
  workflow_dispatch:

permissions:
  checks: write
  actions: read
  contents: read

jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
${[...exercises].map(([slug, exercise]) => stepText(slug, exercise)).join('')}      - name: Points
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
${results.join('\n')}
        with:
          runners: ${slugs.map(stepId).join(',')}
`;
}

function stepText(slug: string, { title }: Exercise): string {
  const number = numberOf(slug);
  return `      - name: ${JSON.stringify(`${number} ${plainText(title)}`)}
        id: ${stepId(slug)}
        continue-on-error: true
        timeout-minutes: 5
        run: npx durable-workshop check ${number} --classroom
`;
}

/** W2: `04-approval-orchestrator` → `ex04`. */
const stepId = (slug: string): string => `ex${numberOf(slug)}`;
