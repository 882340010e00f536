internal import Kernel
internal import Storage

/// The statement about what others did with difficulties.
enum DifficultyNewsQueries {
    /// Steps of others since then with their difficulties, the latest first.
    static func happenings(
        since: Instant, but actor: Actor, most: Int, in tx: Transaction
    ) throws -> [(step: DifficultyStep, difficulty: Difficulty)] {
        let steps = try tx.rows(
            """
            SELECT action, note, unit_number, happened_at, done_by, difficulty_number FROM difficulty_step
            WHERE happened_at > \(since) AND done_by <> \(actor.signature)
            ORDER BY happened_at DESC, number DESC LIMIT \(Int64(most))
            """
        ).map { row in (try DifficultyQueries.step(row), try row.integer(5)) }
        guard !steps.isEmpty else { return [] }
        let found = try DifficultyQueries.difficulties(numbered: Set(steps.map(\.1)), in: tx)
        return steps.compactMap { step, number in found[number].map { (step, $0) } }
    }
}
