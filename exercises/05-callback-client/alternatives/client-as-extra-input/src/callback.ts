export interface Callback {
  orchestratorInstanceId: string;
  eventName: string;
  isApproved: boolean;
}

const rules: Record<keyof Callback, (value: unknown) => boolean> = {
  orchestratorInstanceId: (value) =>
    typeof value === 'string' && value.length > 0,
  eventName: (value) => typeof value === 'string' && value.length > 0,
  isApproved: (value) => value === true || value === false,
};

/** Checks every field by its rule, and lists all that are wrong. */
export function parseCallback(text: string): Callback | { problems: string[] } {
  let body: Partial<Record<string, unknown>> | null;
  try {
    body = JSON.parse(text) as Partial<Record<string, unknown>> | null;
  } catch {
    return { problems: ['the body is not JSON'] };
  }
  const problems = Object.entries(rules)
    .filter(([field, holds]) => !holds(body?.[field]))
    .map(([field]) => `${field} is missing or of the wrong type`);
  return problems.length > 0 ? { problems } : (body as unknown as Callback);
}
