curl -sS -X PATCH "$DARIC_URL/api/v1/invoices/$INVOICE_ID" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -H "If-Match: $ETAG" \
  -d '{"metadata":{"picked_by":"Ada"}}'
