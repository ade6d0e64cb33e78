import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';

// The activity is complete.

df.app.activity('Greet', {
  handler: (name: unknown, context: InvocationContext) => {
    const greeting = `Good day, ${JSON.stringify(name)}`;
    context.log(greeting);
    return greeting;
  },
});
