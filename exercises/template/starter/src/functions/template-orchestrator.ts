import * as df from 'durable-functions';

df.app.orchestration('TemplateOrchestrator', function* (context) {
  const name: unknown = context.df.getInput();

  // TODO: Greet whoever the input names.
  //  1. Call the activity `Greet` with the name.
  //  2. Return what it returned.

  context.log('Nobody has greeted', JSON.stringify(name));
});
