export INVOICE_ID=$(grep -o 'inv_[0-9a-z]*' invoice.json | head -n 1)
