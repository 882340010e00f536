internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// What the form for raising a difficulty offers to choose from.
struct RaiseGround: Sendable {
    /// Code and name of each unit and partner in whose name the actor may raise something.
    let raisers: [(code: String, name: String)]
    let isPartner: Bool
    /// Agreements in force that reach the raiser.
    let agreements: [(code: String, label: String)]

    /// Longer lists help nobody; the code of any other can still be sent.
    private static let mostAgreements = 300

    init(as actor: Actor, _ supervision: SupervisionFacade, in tx: Transaction) throws {
        let ground = try DifficultyGround(supervision, in: tx)
        let found = DifficultyReach(actor, ground).raisers
        raisers = found.map { raiser in
            switch raiser {
            case .unit(let number):
                (ground.code(of: raiser), ground.tree.unit(number).map { ground.name(of: $0) } ?? "")
            case .partner(let number): (ground.code(of: raiser), ground.register.partner(number)?.name ?? "")
            }
        }
        isPartner = found.first?.partner != nil
        agreements = ground.register.agreements.filter { agreement in
            agreement.days.contains(ground.today) && found.contains { RaiseGround.reaches(agreement, $0, ground) }
        }.sorted { $0.code < $1.code }.prefix(RaiseGround.mostAgreements).map { agreement in
            let names = [
                found.contains { $0.partner != nil }
                    ? ground.tree.unit(agreement.unitNumber).map { ground.name(of: $0) }
                    : ground.register.partner(agreement.partnerNumber)?.name
            ].compactMap { $0 }
            return (agreement.code, ([agreement.code] + names).joined(separator: " · "))
        }
    }

    private static func reaches(
        _ agreement: Agreement, _ raiser: Difficulty.Raiser, _ ground: DifficultyGround
    ) -> Bool {
        switch raiser {
        case .partner(let number):
            return ground.register.head(of: number) == ground.register.head(of: agreement.partnerNumber)
        case .unit(let number):
            guard agreement.covers == .below else { return true }
            let upper = ground.tree.heir(of: agreement.unitNumber, made: agreement.days.from, on: ground.today)
            return upper.map { ground.tree.isWithin(number, $0, on: ground.today) } ?? false
        }
    }
}
