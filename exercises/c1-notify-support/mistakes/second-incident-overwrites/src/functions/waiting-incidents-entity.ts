import * as df from 'durable-functions';

/** The instance that waits for an answer from a phone number, which is the key of the entity. */
const waitingIncident: df.EntityHandler<string[]> = (context) => {
  const instanceId = context.df.getInput<string>() ?? '';
  if (context.df.operationName === 'add') {
    context.df.setState([instanceId]);
  } else if (context.df.getState()?.[0] === instanceId) {
    context.df.setState([]);
  }
};

df.app.entity('WaitingIncidents', waitingIncident);
