curl -sS -o /dev/null -D - "$DARIC_URL/api/v1/invoices?limit=1" \
  -H "Authorization: Bearer $DARIC_KEY" | grep -i '^ratelimit'
