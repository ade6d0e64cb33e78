import * as df from 'durable-functions';
import { ENTITY, operations } from '../player-score';

const handler: df.EntityHandler<number> = (context) => {
  const entity = context.df;
  const score = entity.getState() ?? 0;
  const operation = operations.get(entity.operationName ?? '');

  if (operation) {
    entity.setState(operation(score, entity.getInput() ?? 0));
  } else if (entity.operationName === 'get') {
    entity.return(score);
  } else {
    context.error('There is no operation', entity.operationName);
  }
};

df.app.entity(ENTITY, { handler });
