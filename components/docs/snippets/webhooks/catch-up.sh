curl -sS "$DARIC_URL/api/v1/events?types=invoice.paid,invoice.reopened&limit=100" \
  -H "Authorization: Bearer $DARIC_KEY"
