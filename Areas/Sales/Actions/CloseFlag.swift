internal import Kernel
internal import Storage

/// A person has looked at a flagged sale and says what was found; the sale itself stays as it is.
struct CloseFlag: Sendable {
    static let longestFinding = 500

    let sales: SalesFacade
    let flag: SaleFlag
    let sequence: Int64

    /// Throws `NotFound` out of reach, `flag_finding_missing` and `flag_closed` when somebody was faster.
    func run(_ finding: String, as actor: Actor, in tx: Transaction) throws {
        _ = try FlagLook(flag, of: sequence, as: actor, sales, in: tx)
        guard !finding.isEmpty, finding.count <= CloseFlag.longestFinding,
            !VietnameseText.hasControlCharacter(finding, besides: "\r\n\t")
        else { throw Refusal("flag_finding_missing") }
        guard try FlagQueries.close(flag, of: sequence, finding: finding, by: actor.signature, in: tx) else {
            throw Refusal("flag_closed")
        }
        try tx.audit(
            actor, "sales.flag_closed", "sale:\(sequence)", ["flag": flag.rawValue, "finding": finding])
    }
}
