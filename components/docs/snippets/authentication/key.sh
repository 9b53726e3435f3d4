curl -sS "$DARIC_URL/api/v1/invoices?limit=1" \
  -H "Authorization: Bearer $DARIC_KEY"
