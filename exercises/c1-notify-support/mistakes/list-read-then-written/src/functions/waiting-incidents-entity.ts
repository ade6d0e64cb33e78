import * as df from 'durable-functions';

/** The instances that wait for an answer from a phone number, which is the key of the entity. */
const waitingIncidents: df.EntityHandler<string[]> = (context) => {
  if (context.df.operationName === 'set')
    context.df.setState(context.df.getInput<string[]>() ?? []);
  else context.df.return(context.df.getState() ?? []);
};

df.app.entity('WaitingIncidents', waitingIncidents);
