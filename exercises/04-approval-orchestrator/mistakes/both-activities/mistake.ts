import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['one-activity-in-all', 'early-event-counts', 'first-answer-stands'],
  why: 'After the approval the code runs on into the rejection, because nothing returns and there is no else.',
});
