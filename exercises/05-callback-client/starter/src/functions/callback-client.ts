import * as df from 'durable-functions';

df.app.client.http('CallbackHttpClient', {
  handler: async (request, client, context) => {
    // TODO: Pass the answer on to the orchestration that waits for it. The body looks like this:
    //       { "orchestratorInstanceId": "order-42", "eventName": "ApprovalEvent", "isApproved": true }
    //  1. Raise the event `eventName`, with `isApproved` as its data, on that instance. Then answer 202.
    //  2. If the body or one of its fields is missing, empty or of the wrong type, raise nothing: answer 400
    //     and say which field it is.
    //  3. If there is no such instance, answer 404.
    //  4. Callbacks are sent with POST. The host should not accept any other method.

    context.log('Somebody called', request.method, request.url);
    return { status: 200 };
  },
});
