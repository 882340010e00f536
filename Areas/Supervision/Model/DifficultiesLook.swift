internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// What a list of difficulties is asked for; things are named by their codes.
struct DifficultiesRequest: Sendable {
    /// Words without regard to case and tone marks, or a number.
    var search = ""
    /// A state, or `waiting` for those without an answer.
    var state: String?
    /// A unit: what it and those below it raised or have to answer.
    var unit: String?
    var partner: String?
    var agreement: String?
    var level: String?

    static let waiting = "waiting"
}

/// The register of difficulties as somebody may see it, the latest first.
struct DifficultiesLook: Sendable {
    struct Line: Sendable {
        let difficulty: Difficulty
        let codes: DifficultyCodes
        let raiser: String
        let holder: UnionUnit?
        let holderName: String
        let about: [String]
        let files: Int64
        let answer: DifficultyStep?
    }

    let request: DifficultiesRequest
    let lines: [Line]
    let hasMore: Bool
    let mayRaise: Bool
    /// What the actor raised and was answered, and has neither settled nor reopened; the latest first.
    let answered: [Difficulty]

    /// Rows that are looked at together, until a page is full.
    private static let stretch = 500

    /// Throws `difficulty_unit_unknown`, `difficulty_partner_unknown` and `difficulty_agreement_unknown`.
    init(
        _ request: DifficultiesRequest, rows: Range<Int>, as actor: Actor, _ supervision: SupervisionFacade,
        in tx: Transaction
    ) throws {
        let ground = try DifficultyGround(supervision, in: tx)
        let reach = DifficultyReach(actor, ground)
        let scope = try request.unit.map { code in
            guard let unit = ground.tree.unit(code: code) else {
                throw Refusal("difficulty_unit_unknown", ["value": code])
            }
            return unit
        }
        var sieve = DifficultySieve(reach: reach, scope: scope)
        let filter = try DifficultiesLook.filter(request, ground)
        var (shown, passed, bound): ([Difficulty], Int, Int64) = ([], 0, .max)
        while shown.count <= rows.count {
            let part = try DifficultyQueries.difficulties(filter, below: bound, limit: DifficultiesLook.stretch, in: tx)
            guard let last = part.last else { break }
            bound = last.number
            for difficulty in part where sieve.lets(difficulty) {
                if passed < rows.lowerBound { passed += 1 } else { shown.append(difficulty) }
            }
        }
        hasMore = shown.count > rows.count
        let kept = Array(shown.prefix(rows.count))
        let counts = try DifficultyQueries.fileCounts(of: kept.map(\.number), in: tx)
        let answers = try DifficultyQueries.lastAnswers(of: kept.map(\.number), in: tx)
        lines = kept.map { difficulty in
            let holder = ground.holder(of: difficulty)
            return Line(
                difficulty: difficulty, codes: DifficultyCodes(difficulty, ground),
                raiser: ground.raiserName(difficulty), holder: holder,
                holderName: holder.map { ground.name(of: $0) } ?? "", about: ground.about(difficulty),
                files: counts[difficulty.number] ?? 0, answer: answers[difficulty.number])
        }
        self.request = request
        let raisers = reach.raisers
        mayRaise = !raisers.isEmpty
        answered = try DifficultiesLook.answered(raisers, reach, in: tx)
    }

    /// Answers that wait for a word of the raiser.
    private static let mostAnswered = 10

    private static func answered(
        _ raisers: [Difficulty.Raiser], _ reach: DifficultyReach, in tx: Transaction
    ) throws -> [Difficulty] {
        guard !raisers.isEmpty else { return [] }
        let units = raisers.compactMap(\.unit).flatMap { unit in
            [unit] + reach.ground.tree.predecessors(of: unit).map(\.unit.number)
        }
        let partners = raisers.compactMap(\.partner).flatMap { reach.ground.register.branches(of: $0) }
        return try DifficultyQueries.answered(ofUnits: units, partners: partners, limit: mostAnswered, in: tx)
            .filter { reach.mayFollow($0) }
    }

    private static func filter(
        _ request: DifficultiesRequest, _ ground: DifficultyGround
    ) throws -> DifficultyQueries.Filter {
        var filter = DifficultyQueries.Filter()
        filter.words = VietnameseText.folded(request.search).split(separator: " ").map(String.init)
        if filter.words.count == 1, let word = filter.words.first {
            filter.number = Digits.integer(word.drop { $0 == "#" })
        }
        if request.state == DifficultiesRequest.waiting {
            filter.states = Difficulty.State.allCases.filter(\.isWaiting)
        } else {
            filter.states = request.state.flatMap { Difficulty.State(rawValue: $0) }.map { [$0] } ?? []
        }
        if let code = request.partner {
            guard let partner = ground.register.partner(code: code) else {
                throw Refusal("difficulty_partner_unknown", ["value": code])
            }
            filter.partners = ground.register.branches(of: partner.number)
        }
        if let code = request.agreement {
            guard let agreement = ground.register.agreement(code: code) else {
                throw Refusal("difficulty_agreement_unknown", ["value": code])
            }
            filter.agreement = agreement.number
        }
        filter.level = request.level.flatMap { AgreementLevel(rawValue: $0) }
        return filter
    }
}

/// Lets through what may be seen and stands in the unit that was asked for; asks the tree once for each unit.
private struct DifficultySieve {
    let reach: DifficultyReach
    let scope: UnionUnit?
    private var seen: [Difficulty.Raiser: Bool] = [:]
    private var within: [Int64: Bool] = [:]

    init(reach: DifficultyReach, scope: UnionUnit?) {
        self.reach = reach
        self.scope = scope
    }

    mutating func lets(_ difficulty: Difficulty) -> Bool {
        let holder = reach.ground.holder(of: difficulty)?.number
        guard reads(difficulty.raiser) || holder.map({ reads(.unit($0)) }) ?? false else { return false }
        guard scope != nil else { return true }
        return [difficulty.raiser.unit, holder].contains { $0.map { stands($0) } ?? false }
    }

    private mutating func reads(_ raiser: Difficulty.Raiser) -> Bool {
        if let known = seen[raiser] { return known }
        let answer = reach.reads(raiser)
        seen[raiser] = answer
        return answer
    }

    private mutating func stands(_ unit: Int64) -> Bool {
        guard let scope else { return true }
        if let known = within[unit] { return known }
        let answer = reach.ground.tree.hasHung(unit, below: scope.number)
        within[unit] = answer
        return answer
    }
}

/// The codes by which programs and files name what a difficulty has to do with.
struct DifficultyCodes: Sendable {
    let raiser: String
    let holder: String?
    let agreement: String?
    let partner: String?
    let point: String?

    init(_ difficulty: Difficulty, _ ground: DifficultyGround) {
        let subject = difficulty.subject
        raiser = ground.raiserCode(difficulty)
        holder = ground.holder(of: difficulty)?.code
        agreement = subject.agreement.flatMap { ground.register.agreement($0)?.code }
        partner = subject.partner.flatMap { ground.register.partner($0)?.code }
        point = subject.point.flatMap { ground.register.point($0)?.code }
    }
}

extension DifficultyGround {
    /// What a difficulty is about, in names: agreement, partner (unless it raised it itself), point.
    func about(_ difficulty: Difficulty) -> [String] {
        let subject = difficulty.subject
        return [
            subject.agreement.flatMap { register.agreement($0)?.code },
            difficulty.raiser.partner == nil ? subject.partner.flatMap { register.partner($0)?.name } : nil,
            subject.point.flatMap { register.point($0)?.name },
        ].compactMap { $0 }
    }
}
