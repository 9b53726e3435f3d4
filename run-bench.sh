npm run bench -- P4-P6 --json /tmp/w/p46.json
