curl -sS "$DARIC_URL/api/v1/auth/token" \
  -u "$CLIENT_ID:$CLIENT_SECRET" \
  -d grant_type=client_credentials -d scope="invoices:read invoices:create" | tee token.json
