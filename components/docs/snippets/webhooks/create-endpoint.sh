curl -sS "$DARIC_URL/api/v1/webhook_endpoints" \
  -H "Authorization: Bearer $DARIC_KEY" \
  -H "Content-Type: application/json" \
  -d '{"url":"http://127.0.0.1:4800/","events":["*"]}' | tee endpoint.json
