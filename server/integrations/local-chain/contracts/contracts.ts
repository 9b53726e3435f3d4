import { type Hex, parseAbi } from "viem";
import bytecode from "@/server/integrations/local-chain/contracts/bytecode.json";

/** The part of the token's interface that the launcher uses; `usdt.sol` is the whole of it. */
export const TOKEN_ABI = parseAbi([
  "constructor(address[] holders, uint256 each)",
  "function transfer(address to, uint256 value) returns (bool)",
  "function approve(address spender, uint256 value) returns (bool)",
  "function setFee(uint256 basisPoints)",
  "function setBlackListed(address account, bool listed)",
]);

export const BATCH_ABI = parseAbi(["function pay(address token, address[] recipients, uint256[] values)"]);

export const TOKEN_BYTECODE = bytecode.LocalTether as Hex;
export const BATCH_BYTECODE = bytecode.BatchPayer as Hex;
