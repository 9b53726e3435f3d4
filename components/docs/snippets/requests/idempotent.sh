curl -sS "$DARIC_URL/api/v1/invoices" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -H "Idempotency-Key: order-2001" \
  -d '{"amount":"12.00","order_id":"order-2001"}' | grep -o 'inv_[0-9a-z]*' | head -n 1
