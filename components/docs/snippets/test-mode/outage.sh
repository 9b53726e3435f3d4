curl -sS "$DARIC_URL/api/v1/test_helpers/chain/outage" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"seconds":5,"kind":"overload"}'
