CURSOR=$(sed -n 's/.*"next_cursor":"\([^"]*\)".*/\1/p' page.json)
curl -sS "$DARIC_URL/api/v1/invoices?limit=1${CURSOR:+&cursor=$CURSOR}" \
  -H "Authorization: Bearer $DARIC_KEY"
