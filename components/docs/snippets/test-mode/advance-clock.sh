curl -sS "$DARIC_URL/api/v1/test_helpers/clock/advance" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"seconds":3600}'
