export INVOICE_ID=$(curl -sS "$DARIC_URL/api/v1/invoices" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"amount":"40.00"}' | grep -o 'inv_[0-9a-z]*' | head -n 1)
