// .NET exception: an exception as the host serialises it into the details of a failure (host semantics §11.1, §11.3).
//
// Owns:   the members.
// Never:  says what failed.

/** A serialised exception: JSON text. */
export function serializedException(className: string, message: string, innerMessage: string): string {
  return JSON.stringify({
    $type: `${className}, System.Private.CoreLib`,
    ...members(className, message),
    InnerException: members('Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException', innerMessage),
  });
}

function members(className: string, message: string) {
  return {
    ClassName: className,
    Message: message,
    Data: null,
    InnerException: null,
    HelpURL: null,
    StackTraceString: null,
    RemoteStackTraceString: null,
    RemoteStackIndex: 0,
    ExceptionMethod: null,
    HResult: -2146233088,
    Source: null,
    WatsonBuckets: null,
  };
}
