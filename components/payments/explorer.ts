const EXPLORERS: Readonly<Record<string, string>> = {
  "tron-mainnet": "https://tronscan.org/#",
  "tron-nile": "https://nile.tronscan.org/#",
  "tron-shasta": "https://shasta.tronscan.org/#",
};

/** The transaction's page at the network's explorer; the local chain has none. */
export function explorerTransaction(network: string, txId: string): string | undefined {
  const explorer = EXPLORERS[network];
  return explorer && `${explorer}/transaction/${txId}`;
}

const NAMES: Readonly<Record<string, string>> = {
  "tron-mainnet": "TRON",
  "tron-nile": "TRON Nile testnet",
  "tron-shasta": "TRON Shasta testnet",
  "tron-local": "Local TRON chain",
};

export function networkName(network: string): string {
  return NAMES[network] ?? network;
}
