REFRESH_TOKEN=$(grep -o 'prt_[^"]*' token.json)
curl -sS "$DARIC_URL/api/v1/auth/refresh" \
  -u "$CLIENT_ID:$CLIENT_SECRET" -d refresh_token="$REFRESH_TOKEN"
