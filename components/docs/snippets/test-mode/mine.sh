curl -sS "$DARIC_URL/api/v1/test_helpers/chain/mine" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"blocks":20}'
