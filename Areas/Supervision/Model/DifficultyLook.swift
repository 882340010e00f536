internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// One difficulty with everything that its page shows.
struct DifficultyLook: Sendable {
    let difficulty: Difficulty
    let codes: DifficultyCodes
    let raiser: String
    let holderName: String
    let agreement: Agreement?
    let partner: Partner?
    let point: PointOfSale?
    let steps: [(step: DifficultyStep, unit: String?)]
    let files: [DifficultyFile]
    let mayAnswer: Bool
    let mayFollow: Bool

    /// Throws `NotFound` for what is not there or is another's.
    init(_ number: Int64, as actor: Actor, _ supervision: SupervisionFacade, in tx: Transaction) throws {
        let ground = try DifficultyGround(supervision, in: tx)
        let reach = DifficultyReach(actor, ground)
        guard let found = try DifficultyQueries.difficulty(number, in: tx), reach.sees(found) else {
            throw NotFound("difficulty")
        }
        difficulty = found
        codes = DifficultyCodes(found, ground)
        raiser = ground.raiserName(found)
        holderName = ground.holder(of: found).map { ground.name(of: $0) } ?? ""
        agreement = found.subject.agreement.flatMap { ground.register.agreement($0) }
        partner = found.subject.partner.flatMap { ground.register.partner($0) }
        point = found.subject.point.flatMap { ground.register.point($0) }
        steps = try DifficultyQueries.steps(of: number, in: tx).map { step in
            (step, step.unit.flatMap { ground.tree.unit($0) }.map { ground.tree.name(of: $0, on: step.at.businessDay) })
        }
        files = try DifficultyQueries.files(of: number, in: tx)
        mayAnswer = reach.mayAnswer(found)
        mayFollow = reach.mayFollow(found)
    }
}
