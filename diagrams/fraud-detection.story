title: Two payments: one answer, and none
description: The same process twice. Two customers are looked up at once, and the record goes to the other company. Then the webhook brings the result, or five minutes pass.
app: exercises/c2-fraud-detection/starter solutions/c2-fraud-detection

scene: The other company finds the payment suspicious
start FraudDetectionOrchestrator as record-1 with {"id":"payment-1","creditorBankAccount":"NL91ABNA0417164300","debtorBankAccount":"DE89370400440532013000","amount":2450,"currency":"EUR","timeStampUtc":"2030-01-01T00:00:00Z"}
advance 2 minutes
POST /api/FraudResultWebhookClient with {"recordId":"record-1","isSuspiciousTransaction":true}
until idle

scene: The other company does not answer
start FraudDetectionOrchestrator as record-2 with {"id":"payment-2","creditorBankAccount":"NL91ABNA0417164300","debtorBankAccount":"DE89370400440532013000","amount":19,"currency":"EUR","timeStampUtc":"2030-01-01T00:00:00Z"}
until idle
