internal import Kernel
internal import Organisation
internal import Web

/// The partners and units that are offered by name while their codes are typed.
struct AgreementSuggestions: Sendable {
    /// More would make the page heavy and the list of no help.
    private static let most = 200

    private let partners: [Choice]
    private let units: [Choice]

    /// Units are the officer's own with those right below; for who looks after all, the top of the tree.
    init(_ ground: PartnerGround) {
        partners = ground.partners.sorted { $0.name < $1.name }.prefix(AgreementSuggestions.most)
            .map { Choice($0.code, label: $0.name) }
        let (tree, day) = (ground.tree, ground.today)
        let tops =
            (ground.signing?.usualUnit).map { [$0] }
            ?? tree.all.filter { unit in
                tree.exists(unit.number, on: day) && tree.parent(of: unit.number, on: day) == nil
            }
        units = tops.flatMap { [$0] + tree.children(of: $0.number, on: day) }.prefix(AgreementSuggestions.most)
            .map { Choice($0.code, label: tree.name(of: $0, on: day)) }
    }

    subscript(field: String) -> [Choice] {
        switch field {
        case "partner_code": partners
        case "unit_code": units
        default: []
        }
    }
}
