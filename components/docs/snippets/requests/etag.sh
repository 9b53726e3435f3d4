INVOICE_ID=$(grep -o 'inv_[0-9a-z]*' page.json | head -n 1)
ETAG=$(curl -sS -o invoice.json -D - "$DARIC_URL/api/v1/invoices/$INVOICE_ID" \
  -H "Authorization: Bearer $DARIC_KEY" | tr -d '\r' | grep -i '^etag:' | cut -d ' ' -f 2)
echo "$ETAG"
