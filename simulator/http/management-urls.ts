// Management URLs: what a start answers with, and what the durable client is given (host semantics §7.9, §8.1).
//
// Owns:   the URL templates.
// Never:  answers requests.

const TASK_HUB = 'TestHubName';
const CODE = 'code=workshop';
const QUERY = `taskHub=${TASK_HUB}&connection=Storage&${CODE}`;

/** The path of the built-in HTTP API, without a slash at the end. */
export const WEBHOOK_PATH = '/runtime/webhooks/durabletask';

/** The URLs that a start request is answered with. */
export function managementPayload(origin: string, instanceId: string): Record<string, string> {
  const urls: Record<string, string> = managementUrls(`${origin}${WEBHOOK_PATH}`, encoded(instanceId));
  delete urls['rewindPostUri']; // the HTTP API leaves it out; the client's binding data has it
  return { ...urls, id: instanceId };
}

/** An id in a path: what .NET encodes, and a blank as %20, which is read back the same everywhere. */
function encoded(instanceId: string): string {
  return encodeURIComponent(instanceId).replaceAll("'", '%27').replaceAll('~', '%7E');
}

/**
 * The durable client's binding data.
 *
 * @param origin of the host, such as `http://localhost:7071`.
 * @param rpcBaseUrl where the worker reaches the host; ends in `/`.
 */
export function clientBindingData(origin: string, rpcBaseUrl: string): Record<string, unknown> {
  const base = `${origin}${WEBHOOK_PATH}`;
  const create = `${base}/orchestrators/{functionName}[/{instanceId}]`;
  return {
    taskHubName: TASK_HUB,
    creationUrls: {
      createNewInstancePostUri: `${create}?${CODE}`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${CODE}`,
    },
    managementUrls: managementUrls(base, 'INSTANCEID'),
    baseUrl: base,
    requiredQueryStringParameters: CODE,
    rpcBaseUrl,
    httpBaseUrl: base,
  };
}

/** @param id encoded, or the mark that the durable client replaces. */
function managementUrls(base: string, id: string) {
  const instance = `${base}/instances/${id}`;
  return {
    id,
    statusQueryGetUri: `${instance}?${QUERY}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${QUERY}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${QUERY}`,
    rewindPostUri: `${instance}/rewind?reason={text}&${QUERY}`,
    purgeHistoryDeleteUri: `${instance}?${QUERY}`,
    restartPostUri: `${instance}/restart?${QUERY}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${QUERY}`,
    resumePostUri: `${instance}/resume?reason={text}&${QUERY}`,
  };
}
