curl -sS "$DARIC_URL/api/v1/invoices" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"amount":"25.00","currency":"USDT"}' | tee invoice.json
