internal import Kernel
internal import Logging
internal import Reports

/// Does once a day what a day brings, while the server runs: periods open, and people are reminded.
struct DailyTick: Sendable {
    let composition: Composition
    let logger: Logger

    /// How often it looks whether another day has begun.
    private static let pause = Duration.seconds(300)

    /// Goes on until it is cancelled.
    ///
    /// A round that failed is tried again; the answers to requests never wait for it.
    func run() async {
        var done: Day?
        while !Task.isCancelled {
            let today = Clock.system.now.businessDay
            if done != today, await round() { done = today }
            try? await Task.sleep(for: DailyTick.pause)
        }
    }

    private func round() async -> Bool {
        do {
            let round = try await composition.reports.dailyRound(composition.store)
            logger.notice(
                "The day's reports.", metadata: ["opened": "\(round.opened)", "reminded": "\(round.reminded)"])
            return true
        } catch {
            logger.error("The day's reports failed.", metadata: ["error": "\(error)"])
            return false
        }
    }
}
