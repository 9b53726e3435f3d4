until curl -sS "$DARIC_URL/api/v1/invoices/$INVOICE_ID?expand=payments,settlement" \
  -H "Authorization: Bearer $DARIC_KEY" | grep '"status":"completed"'
do sleep 1; done
