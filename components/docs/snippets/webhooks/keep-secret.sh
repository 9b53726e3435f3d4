export WEBHOOK_ENDPOINT_ID=$(grep -o 'whe_[0-9a-z]*' endpoint.json | head -n 1)
export WEBHOOK_SECRET=$(grep -o 'whsec_[^"]*' endpoint.json)
