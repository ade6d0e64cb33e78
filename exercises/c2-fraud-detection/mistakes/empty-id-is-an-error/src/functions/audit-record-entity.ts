import * as df from 'durable-functions';

/** Which instance waits for the result about the record that is the entity's key. */
df.app.entity('AuditRecord', (context) => {
  if (context.df.operationName === 'open') {
    context.df.setState(context.df.getInput<string>());
  }
});
