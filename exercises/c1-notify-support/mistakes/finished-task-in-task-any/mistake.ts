import { defineMistake } from '../../../define-exercise.ts';

export default defineMistake({
  fails: ['callback-while-sending'],
  why: 'Task.any takes no notice of a callback that came while the notification was being sent, so the timer has to end first and the next attempt is made.',
});
