title: Two payments at the same moment, and one ID for both
description: The flaw. Both instances make the ID of their record from the same text and the same time. The result for that ID reaches only one of them.
app: exercises/c2-fraud-detection/starter solutions/c2-fraud-detection exercises/c2-fraud-detection/mistakes/guid-of-a-constant

scene: One result for two records
start FraudDetectionOrchestrator as first-payment with {"id":"payment-1","creditorBankAccount":"NL91ABNA0417164300","debtorBankAccount":"DE89370400440532013000","amount":2450}
start FraudDetectionOrchestrator as second-payment with {"id":"payment-2","creditorBankAccount":"DE89370400440532013000","debtorBankAccount":"NL91ABNA0417164300","amount":19}
advance 2 minutes
POST /api/FraudResultWebhookClient with {"recordId":"c447bae1-5b52-570a-98fb-525a61f7a324","isSuspiciousTransaction":false}
until idle
