internal import Kernel
internal import Storage

/// The statements behind what members read of their own reports.
extension DifficultyQueries {
    /// These difficulties, the latest first.
    static func difficulties(_ numbers: [Int64], in tx: Transaction) throws -> [Difficulty] {
        guard !numbers.isEmpty else { return [] }
        return try tx.rows(
            "SELECT \(columns) FROM difficulty WHERE number IN \(list: numbers) ORDER BY number DESC"
        ).map(difficulty)
    }

    /// Every answer of each difficulty, the first one first.
    static func answers(of numbers: [Int64], in tx: Transaction) throws -> [Int64: [DifficultyStep]] {
        guard !numbers.isEmpty else { return [:] }
        var answers: [Int64: [DifficultyStep]] = [:]
        let answer = DifficultyStep.Action.answer.rawValue
        try tx.forEach(
            """
            SELECT action, note, unit_number, happened_at, done_by, difficulty_number FROM difficulty_step
            WHERE difficulty_number IN \(list: numbers) AND action = \(answer) ORDER BY number
            """
        ) { row in answers[try row.integer(5), default: []].append(try step(row)) }
        return answers
    }
}
