title: The window is over, and the next contact is tried
description: One attempt for each contact, so that the window is short. Angela does not answer; the orchestration begins a new history and goes on with Brian.
app: exercises/c1-notify-support/starter solutions/c1-notify-support

scene: Angela does not answer, and Brian does
start NotifySupportOrchestrator as incident-1 with {"incident":{"message":"The web shop is down","severity":1,"windowMs":300000,"attempts":1}}
advance 310 seconds
POST /api/CallbackHttpClient with "+31622222222"
until idle
