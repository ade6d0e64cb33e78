title: One callback for two incidents, and one of them is forgotten
description: The flaw. Both incidents wait for Angela, but here the entity of her number holds a single instance ID. Only the two sub-orchestrations are shown.
app: exercises/c1-notify-support/starter solutions/c1-notify-support exercises/c1-notify-support/mistakes/second-incident-overwrites

scene: Angela answers once
start NotifyContactOrchestrator as first-incident with {"phoneNumber":"+31611111111","message":"The web shop is down","windowMs":300000,"attempts":1}
advance 1 minute
start NotifyContactOrchestrator as second-incident with {"phoneNumber":"+31611111111","message":"The mail server is down","windowMs":300000,"attempts":1}
advance 1 minute
POST /api/CallbackHttpClient with "+31611111111"
until idle
