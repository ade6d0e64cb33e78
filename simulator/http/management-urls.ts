// Management URLs: what a start answers with, and what the durable client is given (host semantics §7.9, §8.1).
//
// Owns:   the URL templates.
// Never:  answers requests.

const CODE = 'code=workshop';

/** How the host is reached, and the name of its task hub. */
export interface HostAddress {
  /** Such as `http://localhost:7071`. */
  readonly origin: string;
  readonly taskHub: string;
}

/** The task hub's name on a developer's machine, unless host.json has another. */
export const DEFAULT_TASK_HUB = 'TestHubName';

/** The path of the built-in HTTP API, without a slash at the end. */
export const WEBHOOK_PATH = '/runtime/webhooks/durabletask';

/** The URLs that a start request is answered with. */
export function managementPayload(host: HostAddress, instanceId: string): Record<string, string> {
  const urls: Record<string, string> = managementUrls(host, encoded(instanceId));
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
 * @param rpcBaseUrl where the worker reaches the host; ends in `/`.
 */
export function clientBindingData(host: HostAddress, rpcBaseUrl: string): Record<string, unknown> {
  const base = `${host.origin}${WEBHOOK_PATH}`;
  const create = `${base}/orchestrators/{functionName}[/{instanceId}]`;
  return {
    taskHubName: host.taskHub,
    creationUrls: {
      createNewInstancePostUri: `${create}?${CODE}`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${CODE}`,
    },
    managementUrls: managementUrls(host, 'INSTANCEID'),
    baseUrl: base,
    requiredQueryStringParameters: CODE,
    rpcBaseUrl,
    httpBaseUrl: base,
  };
}

/** @param id encoded, or the mark that the durable client replaces. */
function managementUrls({ origin, taskHub }: HostAddress, id: string) {
  const instance = `${origin}${WEBHOOK_PATH}/instances/${id}`;
  const query = `taskHub=${taskHub}&connection=Storage&${CODE}`;
  return {
    id,
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}
