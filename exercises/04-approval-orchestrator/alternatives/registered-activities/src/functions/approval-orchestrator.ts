import * as df from 'durable-functions';
import { approvedWithinAnHour } from '../approval';
import { processApproval, processRejection } from './activities';

const handler: df.OrchestrationHandler = function* (context) {
  const process = (yield* approvedWithinAnHour(context))
    ? processApproval
    : processRejection;
  const outcome: unknown = yield process(context.df.getInput());
  return outcome;
};

df.app.orchestration('ApprovalOrchestrator', { handler });
