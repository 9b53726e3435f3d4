curl -sS "$DARIC_URL/api/v1/test_helpers/invoices/$INVOICE_ID/pay" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"amount":"5.00","split":2}'
