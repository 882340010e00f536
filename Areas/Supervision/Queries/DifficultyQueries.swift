internal import Attachments
internal import Kernel
internal import Partners
internal import Storage

/// The SQL of difficulties, their steps and their files.
enum DifficultyQueries {
    static let columns: SQL = """
        number, raiser_unit, raiser_partner, answering_unit, answering_since, agreement_number, partner_number,
        point_number, level, arose_on, sentence, handling, state, version, raised_at, kind
        """

    static func difficulty(_ number: Int64, in tx: Transaction) throws -> Difficulty? {
        try tx.first("SELECT \(columns) FROM difficulty WHERE number = \(number)").map(difficulty)
    }

    static func difficulties(numbered numbers: Set<Int64>, in tx: Transaction) throws -> [Int64: Difficulty] {
        let found = try tx.rows(
            "SELECT \(columns) FROM difficulty WHERE number IN \(list: numbers.sorted())"
        ).map(difficulty)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.number, $0) })
    }

    /// What a list looks for in the database; the rest is asked of the tree.
    struct Filter: Sendable {
        var words: [String] = []
        var number: Int64?
        var states: [Difficulty.State] = []
        var partners: Set<Int64>?
        var agreement: Int64?
        var level: AgreementLevel?
    }

    /// The latest difficulties whose number is below `bound`.
    static func difficulties(
        _ filter: Filter, below bound: Int64, limit: Int, in tx: Transaction
    ) throws -> [Difficulty] {
        var condition: SQL = "number < \(bound)"
        for word in filter.words {
            let found = tx.isFound(word, in: "folded_text")
            condition = condition + (filter.number.map { " AND (\(found) OR number = \($0))" } ?? " AND \(found)")
        }
        if !filter.states.isEmpty { condition = condition + " AND state IN \(list: filter.states.map(\.rawValue))" }
        if let partners = filter.partners {
            condition = condition + " AND partner_number IN \(list: partners.sorted())"
        }
        if let agreement = filter.agreement { condition = condition + " AND agreement_number = \(agreement)" }
        if let level = filter.level { condition = condition + " AND level = \(level.rawValue)" }
        return try tx.rows(
            "SELECT \(columns) FROM difficulty WHERE \(condition) ORDER BY number DESC LIMIT \(limit)"
        ).map(difficulty)
    }

    /// Every difficulty, for the file.
    static func forEach(in tx: Transaction, _ body: (Difficulty) throws -> Void) throws {
        try tx.forEach("SELECT \(columns) FROM difficulty ORDER BY number") { try body(try difficulty($0)) }
    }

    /// What these units or these partners raised that came up on the days, by day.
    static func raised(
        byUnits units: [Int64], partners: [Int64], in days: DayRange, in tx: Transaction
    ) throws -> [Difficulty] {
        let (from, to) = (days.from ?? .distantPast, days.to ?? Day(number: Int32.max))
        return try tx.rows(
            """
            SELECT \(columns) FROM difficulty
            WHERE (raiser_unit IN \(list: units) OR raiser_partner IN \(list: partners))
                AND arose_on >= \(from) AND arose_on < \(to)
            ORDER BY arose_on, number
            """
        ).map(difficulty)
    }

    /// What these units or partners raised and was answered, the latest first.
    static func answered(
        ofUnits units: [Int64], partners: [Int64], limit: Int, in tx: Transaction
    ) throws -> [Difficulty] {
        try tx.rows(
            """
            SELECT \(columns) FROM difficulty
            WHERE (raiser_unit IN \(list: units) OR raiser_partner IN \(list: partners))
                AND state = \(Difficulty.State.answered.rawValue)
            ORDER BY number DESC LIMIT \(limit)
            """
        ).map(difficulty)
    }

    static func insert(_ new: Difficulty, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO difficulty (\(columns), folded_text)
            VALUES (\(new.number), \(new.raiser.unit), \(new.raiser.partner), \(new.answeringUnit),
                \(new.answeringSince), \(new.subject.agreement), \(new.subject.partner), \(new.subject.point),
                \(new.subject.level?.rawValue), \(new.aroseOn), \(new.sentence), \(new.handling),
                \(new.state.rawValue), \(new.version), \(new.raisedAt), \(new.kind?.rawValue),
                \(Difficulty.folded(new.sentence, new.handling)))
            """)
    }

    /// What a step changes.
    struct Change: Sendable {
        let state: Difficulty.State
        let answeringUnit: Int64
        let answeringSince: Day
    }

    /// False when somebody else has changed it since it was read.
    static func change(_ old: Difficulty, _ change: Change, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE difficulty SET state = \(change.state.rawValue), answering_unit = \(change.answeringUnit),
                answering_since = \(change.answeringSince), version = version + 1
            WHERE number = \(old.number) AND version = \(old.version)
            """) == 1
    }

    static func difficulty(_ row: Row) throws -> Difficulty {
        let raiser: Difficulty.Raiser =
            try row.optionalInteger(1).map { .unit($0) } ?? .partner(try row.integer(2))
        return Difficulty(
            number: try row.integer(0), raiser: raiser,
            subject: Difficulty.Subject(
                agreement: try row.optionalInteger(5), partner: try row.optionalInteger(6),
                point: try row.optionalInteger(7), level: try row.optionalWord(8, AgreementLevel.self)),
            aroseOn: try row.day(9), sentence: try row.text(10), handling: try row.optionalText(11),
            answeringUnit: try row.integer(3), answeringSince: try row.day(4),
            state: try row.word(12, Difficulty.State.self), version: try row.integer(13),
            raisedAt: try row.instant(14), kind: try row.optionalWord(15, Difficulty.Kind.self))
    }

    // MARK: Steps

    static func note(_ step: DifficultyStep, of number: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO difficulty_step (number, difficulty_number, action, note, unit_number, happened_at, done_by)
            VALUES (\(try tx.takeNumbers("difficulty_step").lowerBound), \(number), \(step.action.rawValue),
                \(step.note), \(step.unit), \(step.at), \(step.by))
            """)
    }

    /// The first step first.
    static func steps(of number: Int64, in tx: Transaction) throws -> [DifficultyStep] {
        try tx.rows(
            """
            SELECT action, note, unit_number, happened_at, done_by FROM difficulty_step
            WHERE difficulty_number = \(number) ORDER BY number
            """
        ).map(step)
    }

    /// The last answer of each difficulty.
    static func lastAnswers(of numbers: [Int64], in tx: Transaction) throws -> [Int64: DifficultyStep] {
        let answer = DifficultyStep.Action.answer.rawValue
        var answers: [Int64: DifficultyStep] = [:]
        try tx.forEach(
            """
            SELECT action, note, unit_number, happened_at, done_by, difficulty_number FROM difficulty_step
            WHERE difficulty_number IN \(list: numbers) AND action = \(answer) ORDER BY number
            """
        ) { row in answers[try row.integer(5)] = try step(row) }
        return answers
    }

    static func step(_ row: Row) throws -> DifficultyStep {
        DifficultyStep(
            action: try row.word(0, DifficultyStep.Action.self), note: try row.optionalText(1),
            unit: try row.optionalInteger(2), at: try row.instant(3), by: try row.text(4))
    }

    // MARK: Files

    static func attach(_ file: CheckedFile, as place: Int64, to number: Int64, in tx: Transaction) throws {
        let hash = try AttachmentShelf.put(file, in: tx)
        try tx.run(
            """
            INSERT INTO difficulty_file (difficulty_number, place, hash, kind, name)
            VALUES (\(number), \(place), \(hash), \(file.kind.rawValue), \(file.name))
            """)
    }

    static func files(of number: Int64, in tx: Transaction) throws -> [DifficultyFile] {
        try tx.rows(
            "SELECT place, hash, kind, name FROM difficulty_file WHERE difficulty_number = \(number) ORDER BY place"
        ).map { row in
            DifficultyFile(
                place: try row.integer(0), hash: try row.text(1), kind: try row.text(2), name: try row.text(3))
        }
    }

    /// Which of these difficulties have files, and how many.
    static func fileCounts(of numbers: [Int64], in tx: Transaction) throws -> [Int64: Int64] {
        var counts: [Int64: Int64] = [:]
        try tx.forEach(
            """
            SELECT difficulty_number, count(*) FROM difficulty_file
            WHERE difficulty_number IN \(list: numbers) GROUP BY difficulty_number
            """
        ) { row in counts[try row.integer(0)] = try row.integer(1) }
        return counts
    }
}
