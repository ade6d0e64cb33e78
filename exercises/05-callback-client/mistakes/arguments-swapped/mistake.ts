import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: [
    'raises-the-event',
    'answers-202',
    'uses-the-event-name',
    'sends-the-boolean',
    'false-is-an-answer',
    'raises-nothing-when-refused',
    'finished-instance-is-202',
  ],
  why: 'raiseEvent takes the instance first and the event second; both are texts, so the compiler does not notice.',
});
