curl -sS "$DARIC_URL/api/v1/events?order=desc&limit=5" \
  -H "Authorization: Bearer $DARIC_KEY"
