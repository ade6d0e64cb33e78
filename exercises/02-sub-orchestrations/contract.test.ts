import { describeExercise } from '../../tests/contract/exercise-contract.ts';

await describeExercise(import.meta.dirname);
