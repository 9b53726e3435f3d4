curl -sS -G "$DARIC_URL/api/v1/invoices" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -d status=pending -d amount_min=10 -d created_after=2026-01-01T00:00:00Z -d expand=customer
