import * as df from 'durable-functions';

/** The instances that wait for an answer from a phone number, which is the key of the entity. */
const waitingIncidents: df.EntityHandler<string[]> = (context) => {
  const instanceId = context.df.getInput<string>() ?? '';
  const others = (context.df.getState() ?? []).filter(
    (other) => other !== instanceId,
  );
  const isAdded = context.df.operationName === 'add';
  context.df.setState(isAdded ? [...others, instanceId] : others);
};

df.app.entity('WaitingIncidents', waitingIncidents);
