curl -sS "$DARIC_URL/api/v1/webhook_endpoints/$WEBHOOK_ENDPOINT_ID/rotate_secret" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"overlap_seconds": 86400}'
