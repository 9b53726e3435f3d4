// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity ^0.8.20;

/// Stands in for TRON's USDT on the local chain, with the traits that trip integrations: `transfer` and `transferFrom`
/// return false although they succeed, a fee can be switched on and then shows as a second Transfer log, and the
/// blacklist stops senders only. Deployed a second time it serves as a counterfeit with the same name.
contract LocalTether {
    string public constant name = "Tether USD";
    string public constant symbol = "USDT";
    uint8 public constant decimals = 6;

    address public immutable owner;
    uint256 public totalSupply;
    uint256 public feeBasisPoints;

    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;
    mapping(address => bool) public isBlackListed;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    modifier onlyOwner() {
        require(msg.sender == owner, "not the owner");
        _;
    }

    constructor(address[] memory holders, uint256 each) {
        owner = msg.sender;
        for (uint256 i = 0; i < holders.length; i++) mint(holders[i], each);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        move(msg.sender, to, value);
        return false;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        require(allowed >= value, "allowance too low");
        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;
        move(from, to, value);
        return false;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function mint(address to, uint256 value) public onlyOwner {
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function setFee(uint256 basisPoints) external onlyOwner {
        require(basisPoints <= 20, "fee too high");
        feeBasisPoints = basisPoints;
    }

    function setBlackListed(address account, bool listed) external onlyOwner {
        isBlackListed[account] = listed;
    }

    function move(address from, address to, uint256 value) private {
        require(!isBlackListed[from], "sender is blacklisted");
        require(balanceOf[from] >= value, "balance too low");
        uint256 fee = value * feeBasisPoints / 10000;
        balanceOf[from] -= value;
        balanceOf[to] += value - fee;
        emit Transfer(from, to, value - fee);
        if (fee > 0) {
            balanceOf[owner] += fee;
            emit Transfer(from, owner, fee);
        }
    }
}

/// Pays several recipients in one transaction out of the caller's allowance. Its own log comes first, so the position of
/// a Transfer among all logs of the transaction differs from its position among the token's logs.
contract BatchPayer {
    event Batch(address indexed payer, uint256 transfers);

    function pay(LocalTether token, address[] calldata recipients, uint256[] calldata values) external {
        emit Batch(msg.sender, recipients.length);
        for (uint256 i = 0; i < recipients.length; i++) token.transferFrom(msg.sender, recipients[i], values[i]);
    }
}
