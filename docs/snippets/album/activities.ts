// #region activities
import * as df from 'durable-functions';

/** How many seconds each photo takes. */
const seconds: Readonly<Record<string, number>> = { beach: 6, dog: 2, cake: 4 };

df.app.activity('ShrinkPhoto', {
  handler: async (name: string): Promise<string> => {
    const takes = seconds[name];
    if (takes === undefined) throw new Error(`${name} is no photo.`);
    await new Promise((resolve) => setTimeout(resolve, takes * 1000));
    return `small ${name}`;
  },
});
// #endregion activities
