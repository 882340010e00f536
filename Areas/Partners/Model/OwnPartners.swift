internal import Imports
internal import Kernel

/// Which partners' rows a sender of files may bring: a partner's people their own and its branches.
///
/// A branch sells under its head partner's agreements, but does not write them.
struct OwnPartners: Sendable {
    /// Nil for all partners.
    private let numbers: Set<Int64>?

    static let all = OwnPartners(numbers: nil)

    private init(numbers: Set<Int64>?) {
        self.numbers = numbers
    }

    init(of actor: Actor, _ register: PartnerRegister) {
        let scopes = actor.scopes(for: PartnersFacade.sendOwn)
        guard !scopes.contains(.everything) else {
            numbers = nil
            return
        }
        numbers = scopes.reduce(into: []) { own, scope in
            guard case .partner(let code) = scope, let partner = register.partner(code: code) else { return }
            own.formUnion(register.branches(of: partner.number))
        }
    }

    func holds(_ partner: Int64?) -> Bool {
        guard let numbers else { return true }
        return partner.map(numbers.contains) ?? false
    }

    /// Throws `another_partner` at the column when one of the partners is not the sender's.
    func check(_ partners: [Int64?], _ column: ImportColumn, _ value: String) throws(RowFault) {
        guard !partners.allSatisfy(holds) else { return }
        throw RowFault(.anotherPartner, column: column.name, value: value)
    }
}
