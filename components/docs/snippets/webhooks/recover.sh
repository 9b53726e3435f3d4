curl -sS "$DARIC_URL/api/v1/webhook_endpoints/$WEBHOOK_ENDPOINT_ID/recover" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"since":"2026-01-31T12:00:00Z"}'
