until curl -sS "$DARIC_URL/api/v1/public/invoice/$INVOICE_ID" | grep -o '"amount_remaining":"35.00"'
do sleep 1; done
